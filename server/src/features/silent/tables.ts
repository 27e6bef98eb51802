import type { SilentState } from '@geflecht/contract';
import type { BoardId, PersonId, SilentRoundId, Timestamp } from '@geflecht/domain';

export interface SilentTables {
  silent_rounds: SilentRoundRow;
  silent_counts: SilentCountRow;
  board_leads: BoardLeadRow;
}

export interface SilentRoundRow {
  id: SilentRoundId;
  board: BoardId;
  state: SilentState;
  frame: string | null;
  question: string | null;
  started_by: PersonId;
  started_at: Timestamp;
  ended_by: PersonId | null;
  ended_at: Timestamp | null;
  /** When all that had been written until its end was on the board. */
  gathered_at: Timestamp | null;
}

/** How many notes somebody has written in a round; nothing of what they say. */
export interface SilentCountRow {
  round: SilentRoundId;
  person: PersonId;
  notes: number;
}

export interface BoardLeadRow {
  board: BoardId;
  person: PersonId;
  since: Timestamp;
  /** When the leader last said that it goes on. */
  seen_at: Timestamp;
}

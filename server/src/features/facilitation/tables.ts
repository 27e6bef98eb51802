import type { VoteState } from '@geflecht/contract';
import type { BoardId, PersonId, Timestamp, VoteId } from '@geflecht/domain';

export interface FacilitationTables {
  board_timers: BoardTimerRow;
  votes: VoteRow;
  vote_points: VotePointsRow;
  board_hands: BoardHandRow;
  board_orders: BoardOrderRow;
}

export interface BoardTimerRow {
  board: BoardId;
  /** Milliseconds. */
  total: number;
  ends_at: Timestamp | null;
  left_over: number | null;
  started_by: PersonId;
}

export interface VoteRow {
  id: VoteId;
  board: BoardId;
  question: string | null;
  state: VoteState;
  points: number;
  most: number;
  hidden: 0 | 1;
  candidates: string;
  started_by: PersonId;
  started_at: Timestamp;
  ended_at: Timestamp | null;
}

export interface VotePointsRow {
  vote: VoteId;
  person: PersonId;
  item: string;
  points: number;
}

export interface BoardHandRow {
  board: BoardId;
  person: PersonId;
  /** Null while the hand is down. */
  raised_at: Timestamp | null;
  times: number;
  spoke_at: Timestamp | null;
  is_speaking: 0 | 1;
}

export interface BoardOrderRow {
  board: BoardId;
  people: string;
  drawn_at: Timestamp;
}

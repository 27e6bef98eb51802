import type { BoardId, BoardKind, Day, ManufakturSlug, PersonId, Timestamp } from '@geflecht/domain';
import type { Generated } from 'kysely';

export interface BoardsTables {
  boards: BoardRow;
  board_visits: BoardVisitRow;
}

export interface BoardRow {
  id: BoardId;
  manufaktur: ManufakturSlug;
  title: string;
  created_at: Timestamp;
  kind: Generated<BoardKind>;
  day: Generated<Day | null>;
  made_by: Generated<PersonId | null>;
  archived_at: Generated<Timestamp | null>;
}

/** When somebody was on a board last, and what they had seen of it then: a Yjs state vector. */
export interface BoardVisitRow {
  board: BoardId;
  person: PersonId;
  at: Timestamp;
  /** The newest number of the board's log then. */
  seq: number;
  seen: Uint8Array;
}

import type { PersonId, Timestamp } from '@geflecht/domain';
import type { Generated } from 'kysely';

export interface CollabTables {
  document_updates: DocumentUpdateRow;
  document_snapshots: DocumentSnapshotRow;
  document_heads: DocumentHeadRow;
  document_clients: DocumentClientRow;
}

/** One Yjs update as it came in; the log is the truth between two snapshots. */
export interface DocumentUpdateRow {
  seq: Generated<number>;
  /** Name on the socket, e.g. `proposal:M1-01`. */
  document: string;
  /** Counts within the document; without gaps since documents count for themselves. */
  nr: number;
  data: Uint8Array;
  at: Timestamp;
}

/** The newest number of a document; whoever holds this row gives the next ones. */
export interface DocumentHeadRow {
  document: string;
  seq: number;
}

/** Whose a client id of a document is, since the update with this number. */
export interface DocumentClientRow {
  document: string;
  client: number;
  person: PersonId;
  nr: number;
}

/** The state of a document up to and including one update of its log. */
export interface DocumentSnapshotRow {
  document: string;
  data: Uint8Array;
  upto: number;
  at: Timestamp;
}

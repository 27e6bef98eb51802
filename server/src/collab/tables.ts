import type { PersonId, Timestamp } from '@geflecht/domain';

export interface CollabTables {
  document_updates: DocumentUpdateRow;
  document_snapshots: DocumentSnapshotRow;
  document_heads: DocumentHeadRow;
  document_clients: DocumentClientRow;
  document_projections: DocumentProjectionRow;
}

/** One Yjs update as it came in; the log is the truth after the snapshot. */
export interface DocumentUpdateRow {
  /** Name on the socket, e.g. `proposal:M1-01`. */
  document: string;
  /** Counts within the document, from 1, without gaps. */
  seq: number;
  data: Uint8Array;
  at: Timestamp;
}

/** The newest number of a document; whoever holds this row's lock gives the next ones. */
export interface DocumentHeadRow {
  document: string;
  seq: number;
}

/** Whose a client id of a document is for good, since the update with this number. */
export interface DocumentClientRow {
  document: string;
  client: number;
  person: PersonId;
  seq: number;
}

/** The state of a document up to and including one number; rows up to there are gone. */
export interface DocumentSnapshotRow {
  document: string;
  data: Uint8Array;
  upto: number;
  at: Timestamp;
}

/** Up to which number of its log SQL holds a document: its words in the search, its sheet. */
export interface DocumentProjectionRow {
  document: string;
  /** What is being written, or was when its process ended. */
  begun: number;
  /** All of it is written. */
  seq: number;
}

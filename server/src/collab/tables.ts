import type { Timestamp } from '@geflecht/domain';
import type { Generated } from 'kysely';

export interface CollabTables {
  document_updates: DocumentUpdateRow;
  document_snapshots: DocumentSnapshotRow;
}

/** One Yjs update as it came in; the log is the truth between two snapshots. */
export interface DocumentUpdateRow {
  seq: Generated<number>;
  /** Name on the socket, e.g. `proposal:M1-01`. */
  document: string;
  data: Uint8Array;
  at: Timestamp;
}

/** The state of a document up to and including one update of its log. */
export interface DocumentSnapshotRow {
  document: string;
  data: Uint8Array;
  upto: number;
  at: Timestamp;
}

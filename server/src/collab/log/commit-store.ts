import type { Append } from './document-log.ts';

/**
 * What became of a batch: the number of each update, or, when client ids were somebody else's already, the places of
 * those updates in the batch; then nothing of it is stored.
 */
export type Committed =
  | { readonly numbers: readonly number[]; readonly taken?: never }
  | { readonly taken: readonly number[]; readonly numbers?: never };

/** Where batches of updates go, each in one transaction. */
export interface CommitStore {
  /**
   * @throws StorageUnavailable on an outage; when it came in the middle, nobody knows whether the batch is stored
   */
  commit(batch: readonly Append[], at: Date): Promise<Committed>;
  /** Fails when the store takes nothing at all; leaves nothing behind. */
  probe(): Promise<void>;
}

/** Where snapshots take the place of long logs. */
export interface SnapshotStore {
  /**
   * Puts the log into a snapshot when it has at least so many rows.
   * @returns the snapshot's size in bytes; `undefined` when nothing was done
   */
  compact(document: string, leastRows: number, at: Date): Promise<number | undefined>;
}

/** Has a thread or a connection to give back. */
export interface Closable {
  close(): Promise<void>;
}

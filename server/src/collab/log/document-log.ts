import type { PersonId } from '@geflecht/domain';

/** A client id of a document, and whose it is for good. */
export interface Lease {
  readonly client: number;
  readonly person: PersonId;
}

export interface Append {
  readonly document: string;
  readonly update: Uint8Array;
  /** Client ids this update is the first to use. */
  readonly leases: readonly Lease[];
}

export interface Stored {
  /** The state up to some number of the log; absent when there is none, or when the updates alone suffice. */
  readonly snapshot: Uint8Array | undefined;
  /** What came after it, oldest first. */
  readonly updates: readonly Uint8Array[];
  /** Those given since the number that was asked for; all of them for a whole document. */
  readonly leases: ReadonlyMap<number, PersonId>;
  /** The document's sequence number after all of it; 0 for a document in which nothing was ever written. */
  readonly seq: number;
}

/** A client id is leased to somebody else already, by another node; nothing of the update is stored. */
export class LeaseTaken extends Error {
  override readonly name = 'LeaseTaken';
}

export type LogState = 'writable' | 'failing';

/**
 * Stored updates of the live documents; what `append` has resolved survives a power cut. Each document counts its
 * updates without gaps, in the order of their commits, on all nodes together.
 */
export interface DocumentLog {
  /**
   * Resolves with the document's sequence number after the commit. Updates of one tick share one commit; of one document
   * they keep their order. An outage of the store is no answer: it is tried again until it works. An update of which the
   * outcome stayed unknown (the connection broke in the middle of the commit) may be stored twice, which changes nothing.
   * @throws LeaseTaken of this update, and of every waiting one that rests on it
   * @throws StorageUnavailable when the log is closed before the store works again
   */
  append(entry: Append): Promise<number>;
  /** @throws StorageUnavailable */
  load(document: string): Promise<Stored>;
  /** What came after a sequence number. @throws StorageUnavailable */
  since(document: string, seq: number): Promise<Stored>;
  /**
   * Puts a log of some length into a snapshot, on another thread; touches nothing that is not in the snapshot. The log
   * does so by itself when it has grown long; this is for a document that nobody has open any more.
   */
  compact(document: string): Promise<void>;
  /** What is not on disk yet. */
  pending(): { readonly updates: number; readonly bytes: number };
  /** Resolves when nothing is pending, or after the time (milliseconds) has passed. */
  settled(timeout: number): Promise<void>;
  /** `failing` from the first attempt that fails or takes too long, until one succeeds. */
  state(): LogState;
  onState(listener: (state: LogState) => void): () => void;
  /** Stores what it can, for a short while, and gives up the rest. */
  close(): Promise<void>;
}

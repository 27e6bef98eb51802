import type { FastifyBaseLogger } from 'fastify';

import type { Db, Storage } from '../../storage/index.ts';
import { StorageUnavailable } from '../../storage/index.ts';
import { appendUpdates, type Outcome } from './commit.ts';
import { type Append, type DocumentLog, LeaseTaken, type LogState } from './document-log.ts';
import { readStored } from './read.ts';
import { createWorkerLink, type LogPlace } from './worker-link.ts';

export {
  type Append,
  type DocumentLog,
  type Lease,
  LeaseTaken,
  type LogState,
  type Stored,
} from './document-log.ts';
export type { LogPlace } from './worker-link.ts';

/** Updates that share one commit at most. */
const BATCH = 500;
/** Milliseconds between two commits while there is much to do: what comes meanwhile shares the next one. */
const GATHER = 5;
/** Milliseconds before an outage is tried again: the first time, and at most. */
const FIRST_RETRY = 100;
const LONGEST_RETRY = 2000;
/** Milliseconds a commit may take before people are told that nothing can be stored just now. */
const SLOW = 1000;
/** What a log may hold beside its snapshot before it is put into one, and what makes it worth it when nobody is there. */
const TAIL_ROWS = 2000;
const TAIL_BYTES = 256 * 1024;
const REST_ROWS = 100;

interface Waiting extends Append {
  readonly resolve: (seq: number) => void;
  readonly reject: (error: unknown) => void;
}

interface Tail {
  rows: number;
  bytes: number;
}

export interface DocumentLogOptions {
  readonly storage: Storage;
  readonly place: LogPlace;
  readonly now: () => Date;
  readonly logger: Pick<FastifyBaseLogger, 'error' | 'warn'>;
}

export function createDocumentLog({ storage, place, now, logger }: DocumentLogOptions): DocumentLog {
  const writer = createWorkerLink(place);
  // Merging a long log takes as long as it takes; commits do not wait for it.
  const compactor = createWorkerLink(place);
  const listeners = new Set<(state: LogState) => void>();
  const idle = new Set<() => void>();
  const tails = new Map<string, Tail>();
  const compacting = new Map<string, Promise<void>>();
  let queue: Waiting[] = [];
  let inCommit: readonly Waiting[] = [];
  let running = false;
  let closed = false;
  let committedAt = 0;
  let state: LogState = 'writable';

  function turn(next: LogState): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener(next);
  }

  async function drain(): Promise<void> {
    while (queue.length > 0 && !closed) {
      const early = committedAt + GATHER - performance.now();
      if (early > 0) await pause(early);
      inCommit = queue.slice(0, BATCH);
      queue = queue.slice(BATCH);
      await store(inCommit);
      inCommit = [];
      committedAt = performance.now();
    }
    running = false;
    for (const done of idle) done();
    idle.clear();
  }

  /** An outage is tried again for as long as it lasts; what cannot be stored for another reason is refused alone. */
  async function store(batch: readonly Waiting[]): Promise<void> {
    for (let retry = FIRST_RETRY; ; retry = Math.min(LONGEST_RETRY, retry * 2)) {
      const slow = setTimeout(() => turn('failing'), SLOW);
      try {
        const outcomes = await writer.commit(batch.map(bare), now().toISOString());
        clearTimeout(slow);
        turn('writable');
        batch.forEach((entry, place) => settle(entry, outcomes[place]));
        return;
      } catch (error) {
        clearTimeout(slow);
        if (closed) return reject(batch, error);
        if (!(error instanceof StorageUnavailable)) return await storeSingly(batch, error);
        turn('failing');
        logger.warn({ err: error, updates: batch.length }, 'the log cannot be written; it is tried again');
        await pause(retry);
      }
    }
  }

  async function storeSingly(batch: readonly Waiting[], error: unknown): Promise<void> {
    if (batch.length > 1) {
      for (const entry of batch) await store([entry]);
      return;
    }
    logger.error({ err: error }, 'an update cannot be stored');
    reject(batch, error);
  }

  function settle(entry: Waiting, outcome: Outcome | undefined): void {
    if (typeof outcome !== 'number') {
      entry.reject(new LeaseTaken(entry.document));
      return;
    }
    entry.resolve(outcome);
    const tail = tails.get(entry.document) ?? { rows: 0, bytes: 0 };
    tails.set(entry.document, tail);
    tail.rows += 1;
    tail.bytes += entry.update.byteLength;
    if (tail.rows < TAIL_ROWS && tail.bytes < TAIL_BYTES) return;
    tails.delete(entry.document);
    compact(entry.document, 1).catch((error: unknown) =>
      logger.error({ err: error, document: entry.document }, 'a log could not be compacted; it stays long'),
    );
  }

  async function compact(document: string, least: number): Promise<void> {
    const underWay = compacting.get(document);
    if (underWay !== undefined) return await underWay;
    const work = compactor
      .compact(document, least, now().toISOString())
      .finally(() => compacting.delete(document));
    compacting.set(document, work);
    await work;
  }

  return {
    append: async (entry) =>
      await new Promise<number>((resolve, reject) => {
        if (closed) return reject(new StorageUnavailable('The log is closed.'));
        queue.push({ ...entry, resolve, reject });
        if (running) return;
        running = true;
        setImmediate(() => void drain());
      }),
    async load(document) {
      const stored = await readStored(storage.db, document, 0);
      const bytes = stored.updates.reduce((sum, update) => sum + update.byteLength, 0);
      tails.set(document, { rows: stored.updates.length, bytes });
      return stored;
    },
    since: async (document, seq) => await readStored(storage.db, document, seq),
    async compact(document) {
      tails.delete(document);
      await compact(document, REST_ROWS);
    },
    pending() {
      const entries = [...inCommit, ...queue];
      return {
        updates: entries.length,
        bytes: entries.reduce((sum, entry) => sum + entry.update.byteLength, 0),
      };
    },
    async settled(timeout) {
      if (!running) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeout);
        idle.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
    state: () => state,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      await Promise.all([writer.close(), compactor.close()]);
      reject(queue, new StorageUnavailable('The log is closed.'));
      queue = [];
    },
  };
}

function bare({ document, update, leases }: Append): Append {
  return { document, update, leases };
}

function reject(entries: readonly Waiting[], error: unknown): void {
  for (const entry of entries) entry.reject(error);
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Writes a document's first content inside somebody else's transaction, e.g. when the example world is laid out. */
export async function insertUpdates(
  db: Db,
  updates: readonly { readonly document: string; readonly update: Uint8Array }[],
  at: Date,
): Promise<void> {
  await appendUpdates(db, updates, at.toISOString());
}

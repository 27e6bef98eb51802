import type { FastifyBaseLogger } from 'fastify';

import type { SnapshotStore } from './commit-store.ts';
import type { Append, Stored } from './document-log.ts';

/** What a log may hold beside its snapshot before it is put into one, and what makes it worth it once nobody is there. */
const TAIL_ROWS = 2000;
const TAIL_BYTES = 256 * 1024;
const REST_ROWS = 100;
/** A snapshot is written whole: a large one only once the log after it is some share of it. */
const TAIL_SHARE = 1 / 4;

interface Tail {
  rows: number;
  bytes: number;
  snapshotBytes: number;
}

export interface CompactionOptions {
  readonly store: SnapshotStore;
  readonly now: () => Date;
  readonly logger: Pick<FastifyBaseLogger, 'error'>;
}

/** Knows how long the logs are, and keeps them short, one after the other. */
export interface Compaction {
  loaded(document: string, stored: Stored): void;
  appended(entry: Append): void;
  compact(document: string): Promise<void>;
  /** Begins nothing more. */
  stop(): void;
}

export function createCompaction({ store, now, logger }: CompactionOptions): Compaction {
  const tails = new Map<string, Tail>();
  /** Those whose turn has not come yet; another wish for one of them is the same wish. */
  const waiting = new Map<string, Promise<void>>();
  let last: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  function tailOf(document: string): Tail {
    const known = tails.get(document);
    if (known !== undefined) return known;
    const made = { rows: 0, bytes: 0, snapshotBytes: 0 };
    tails.set(document, made);
    return made;
  }

  async function run(document: string, leastRows: number): Promise<void> {
    waiting.delete(document);
    if (isStopped) return;
    const bytes = await store.compact(document, leastRows, now());
    const tail = tails.get(document);
    if (bytes !== undefined && tail !== undefined) tail.snapshotBytes = bytes;
  }

  async function inTurn(document: string, leastRows: number): Promise<void> {
    const known = waiting.get(document);
    if (known !== undefined) return await known;
    const work = last.then(async () => await run(document, leastRows));
    waiting.set(document, work);
    last = work.catch(() => undefined);
    await work;
  }

  return {
    loaded(document, { snapshot, updates }) {
      tails.set(document, {
        rows: updates.length,
        bytes: updates.reduce((sum, update) => sum + update.byteLength, 0),
        snapshotBytes: snapshot?.byteLength ?? 0,
      });
    },
    appended({ document, update }) {
      const tail = tailOf(document);
      tail.rows += 1;
      tail.bytes += update.byteLength;
      const mostBytes = Math.max(TAIL_BYTES, tail.snapshotBytes * TAIL_SHARE);
      if (tail.rows < TAIL_ROWS && tail.bytes < mostBytes) return;
      // Counted anew at once: one that fails is tried again when as much has come again.
      tail.rows = 0;
      tail.bytes = 0;
      inTurn(document, 1).catch((error: unknown) => {
        if (!isStopped) logger.error({ err: error, document }, 'a log could not be compacted; it stays long');
      });
    },
    async compact(document) {
      tails.delete(document);
      await inTurn(document, REST_ROWS);
    },
    stop() {
      isStopped = true;
    },
  };
}

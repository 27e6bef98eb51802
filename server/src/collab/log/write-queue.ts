import type { FastifyBaseLogger } from 'fastify';

import { StorageUnavailable } from '../../storage/index.ts';
import type { Committed, CommitStore } from './commit-store.ts';
import { type Append, type DocumentLog, LeaseTaken } from './document-log.ts';
import { createWatch } from './log-state.ts';
import { createPause } from './pause.ts';
import { createFallen } from './resting-updates.ts';

/** What shares one commit at most. */
const MOST_UPDATES = 500;
const MOST_BYTES = 4 * 1024 * 1024;
/** Milliseconds from one commit to the next while there is something to do: what comes meanwhile shares it. */
const GATHER = 10;
/** The same while several documents are written at once; each commit costs as much as writing twenty updates. */
const GATHER_MANY = 30;
const MANY = 3;
/** Milliseconds before an outage is tried again: the first time, and at most. */
const FIRST_RETRY = 100;
const LONGEST_RETRY = 2000;
/** Milliseconds that a closing log goes on trying. */
const CLOSE_WITHIN = 2000;

interface Waiting extends Append {
  readonly resolve: (seq: number) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = Committed | { readonly fault: unknown };

export interface WriteQueueOptions {
  readonly store: CommitStore;
  readonly now: () => Date;
  readonly logger: Pick<FastifyBaseLogger, 'error' | 'warn' | 'info'>;
  readonly onStored: (entry: Append) => void;
  readonly onCommit: ((milliseconds: number, updates: number) => void) | undefined;
}

export type WriteQueue = Pick<DocumentLog, 'append' | 'pending' | 'settled' | 'state' | 'onState' | 'close'>;

/**
 * What waits for the disk, in order. One commit runs at a time and takes what has gathered; nothing leaves the queue
 * before its outcome is known, so whatever happens meanwhile, it is tried again from the front.
 */
export function createWriteQueue(options: WriteQueueOptions): WriteQueue {
  const { store, now, logger, onStored, onCommit } = options;
  const watch = createWatch(logger);
  const pause = createPause();
  let queue: Waiting[] = [];
  let bytes = 0;
  /** Small while an update is being looked for that cannot be stored. */
  let most = MOST_UPDATES;
  let retry = FIRST_RETRY;
  let lastCommit = Number.NEGATIVE_INFINITY;
  let gather = GATHER;
  let draining: Promise<void> | undefined;
  let isClosing = false;
  let isClosed = false;

  async function drain(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (queue.length > 0) {
      const early = lastCommit + gather - performance.now();
      if (early > 0 && queue.length < most && !isClosing) await pause.wait(early);
      if (isClosed) break;
      lastCommit = performance.now();
      const batch = nextBatch();
      gather = new Set(batch.map(({ document }) => document)).size >= MANY ? GATHER_MANY : GATHER;
      const outcome = await attempt(batch);
      if (!('fault' in outcome)) finish(batch, outcome);
      else if (!(await isMended(batch, outcome.fault))) {
        if (isClosing) break;
        failed(batch, outcome.fault);
        await pause.wait(retry);
        retry = Math.min(LONGEST_RETRY, retry * 2);
      }
    }
    // In the same breath as the last look at the queue: whoever appends next must find that nobody drains it.
    draining = undefined;
  }

  async function attempt(batch: readonly Waiting[]): Promise<Outcome> {
    const done = watch.attempt();
    try {
      const committed = await store.commit(batch, now());
      if (committed.numbers !== undefined && committed.numbers.length !== batch.length)
        throw new Error('The store has numbered other updates than it was given.');
      return committed;
    } catch (error) {
      return { fault: error };
    } finally {
      done();
    }
  }

  function finish(batch: readonly Waiting[], { numbers, taken }: Committed): void {
    if (numbers !== undefined) {
      tellCommit(batch.length);
      settle(batch, numbers);
    } else refuse(new Set(taken), () => new LeaseTaken(batch[taken[0] ?? 0]?.document));
    if (watch.state() === 'failing') logger.info('the log can be written again');
    retry = FIRST_RETRY;
    watch.turn('writable');
  }

  function tellCommit(updates: number): void {
    // Whoever measures must not be able to make a commit look like a fault.
    try {
      onCommit?.(performance.now() - lastCommit, updates);
    } catch (error) {
      logger.error({ err: error }, 'a listener to the commits of the log failed');
    }
  }

  function nextBatch(): readonly Waiting[] {
    let size = 0;
    const end = queue.findIndex((entry, place) => {
      size += entry.update.byteLength;
      return place >= most || (place > 0 && size > MOST_BYTES);
    });
    return end === -1 ? [...queue] : queue.slice(0, end);
  }

  function settle(batch: readonly Waiting[], numbers: readonly number[]): void {
    queue.splice(0, batch.length);
    batch.forEach((entry, place) => {
      bytes -= entry.update.byteLength;
      entry.resolve(numbers[place] ?? Number.NaN);
      onStored(entry);
    });
    most = Math.min(MOST_UPDATES, most * 2);
  }

  function failed(batch: readonly Waiting[], error: unknown): void {
    if (retry === FIRST_RETRY)
      logger.warn({ err: error, updates: batch.length }, 'the log cannot be written; it is tried again');
    watch.turn('failing');
  }

  /**
   * A fault that lies in one update must not hold up the others for ever. Smaller and smaller batches find it; alone, it
   * is refused when the store takes something else at that moment. A store that takes nothing is an outage, whatever
   * it calls it.
   */
  async function isMended(batch: readonly Waiting[], error: unknown): Promise<boolean> {
    if (error instanceof StorageUnavailable) return false;
    const [first] = batch;
    if (batch.length > 1 || first === undefined) {
      most = Math.max(1, batch.length >> 1);
      return true;
    }
    try {
      await store.probe();
    } catch {
      return false;
    }
    logger.error({ err: error, document: first.document }, 'an update that cannot be stored is refused');
    refuse(new Set([0]), () => error);
    return true;
  }

  /** Takes updates out of the queue, and with them every later one that rests on them. */
  function refuse(places: ReadonlySet<number>, reason: () => unknown): void {
    const fallen = createFallen();
    queue = queue.filter((entry, place) => {
      if (!places.has(place) && !fallen.restsOn(entry.document, entry.update)) return true;
      fallen.add(entry.document, entry.update);
      bytes -= entry.update.byteLength;
      entry.reject(reason());
      return false;
    });
  }

  async function settled(timeout: number): Promise<void> {
    if (draining === undefined) return;
    const limit = createPause();
    await Promise.race([draining, limit.wait(timeout)]);
    limit.end();
  }

  return {
    append: async (entry) =>
      await new Promise<number>((resolve, reject) => {
        if (isClosing) return reject(new StorageUnavailable('The log is closed.'));
        queue.push({ ...entry, resolve, reject });
        bytes += entry.update.byteLength;
        draining ??= drain();
      }),
    pending: () => ({ updates: queue.length, bytes }),
    settled,
    state: () => watch.state(),
    onState: (listener) => watch.onState(listener),
    async close() {
      isClosing = true;
      pause.end();
      await settled(CLOSE_WITHIN);
      isClosed = true;
      for (const { reject } of queue.splice(0))
        reject(new StorageUnavailable('The log was closed before this could be stored.'));
      bytes = 0;
    },
  };
}

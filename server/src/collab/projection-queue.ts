import { type DocumentAddress, documentName, type PersonId } from '@geflecht/domain';
import type { FastifyBaseLogger } from 'fastify';

/** Milliseconds between a change and its projection: short enough to be found at once, long enough for a word. */
const DELAY = 300;
/** Milliseconds from one projection of a document to the next while people go on writing. */
const SPACING = 2000;
const RETRY = 2000;

/** Projects one document into SQL; `writers` are the people whose changes are new in it. */
export type Project = (address: DocumentAddress, writers: readonly PersonId[]) => Promise<void>;

/** Which documents still have to be projected. */
export interface ProjectionQueue {
  changed(address: DocumentAddress, writer: PersonId | null): void;
  /** Projects this document now, also what nobody here has asked for; throws when that fails. */
  flush(address: DocumentAddress): Promise<void>;
  /** Projects everything that is due; answers how many documents could not be. */
  flushAll(): Promise<number>;
}

interface Due {
  readonly address: DocumentAddress;
  readonly writers: Set<PersonId>;
  readonly timer: NodeJS.Timeout;
}

export function createProjectionQueue(project: Project, logger: FastifyBaseLogger): ProjectionQueue {
  const due = new Map<string, Due>();
  /** One projection of a document at a time, in the order they became due. */
  const tails = new Map<string, Promise<void>>();
  /** When those documents may be projected again that were just now, in milliseconds of `performance.now()`. */
  const rested = new Map<string, number>();

  function rest(name: string): void {
    rested.set(name, performance.now() + SPACING);
    setTimeout(() => {
      if ((rested.get(name) ?? 0) <= performance.now()) rested.delete(name);
    }, SPACING + DELAY).unref();
  }

  function schedule(address: DocumentAddress, writers: Iterable<PersonId>, delay: number): void {
    const name = documentName(address);
    const known = due.get(name);
    if (known !== undefined) {
      for (const writer of writers) known.writers.add(writer);
      return;
    }
    const wait = Math.max(delay, (rested.get(name) ?? 0) - performance.now());
    const timer = setTimeout(() => {
      run(name).catch((error: unknown) =>
        logger.error({ err: error, document: name }, 'projection failed; it is tried again'),
      );
    }, wait);
    due.set(name, { address, writers: new Set(writers), timer });
  }

  async function run(name: string): Promise<void> {
    const previous = tails.get(name) ?? Promise.resolve();
    const entry = due.get(name);
    due.delete(name);
    clearTimeout(entry?.timer);
    if (entry === undefined) return await previous;
    const mine = previous
      .catch(() => undefined)
      .then(async () => {
        try {
          rest(name);
          await project(entry.address, [...entry.writers]);
        } catch (error) {
          schedule(entry.address, entry.writers, RETRY);
          throw error;
        }
      });
    tails.set(name, mine);
    try {
      await mine;
    } finally {
      if (tails.get(name) === mine) tails.delete(name);
    }
  }

  return {
    changed: (address, writer) => schedule(address, writer === null ? [] : [writer], DELAY),
    async flush(address) {
      // Another process may have written, or was killed before it had projected.
      schedule(address, [], 0);
      await run(documentName(address));
    },
    async flushAll() {
      const results = await Promise.allSettled([...due.keys()].map(run));
      return results.filter((result) => result.status === 'rejected').length;
    },
  };
}

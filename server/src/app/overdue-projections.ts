import { setTimeout as pause } from 'node:timers/promises';

import { documentName } from '@geflecht/domain';
import type { FastifyBaseLogger } from 'fastify';

import { listUnprojected, type Project } from '../collab/index.ts';
import type { Storage } from '../storage/index.ts';

/** Milliseconds between two looks; a node that lives projects within seconds. */
const LOOK_EVERY = 60_000;
/** Milliseconds between two documents: at least, and at most. In between it is as long as the document took. */
const REST = { least: 10, most: 1000 };

interface Means {
  readonly storage: Storage;
  readonly project: Project;
  readonly logger: Pick<FastifyBaseLogger, 'warn'>;
}

/** Projects what a process left behind that was killed between a commit and its projection. */
export interface OverdueProjections {
  /**
   * The first look takes everything that is behind, the later ones only what has not moved since the look before:
   * somebody is at work on the rest. Two nodes may take the same document.
   */
  look(): Promise<void>;
  /** Begins with the first look, and does not wait for it. */
  start(): void;
  stop(): Promise<void>;
}

export function createOverdueProjections({ storage, project, logger }: Means): OverdueProjections {
  const stopped = new AbortController();
  /** Up to where SQL held what was behind at the last look. */
  let behind: ReadonlyMap<string, number> | undefined;
  let looking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function lookAround(): Promise<void> {
    const found = await listUnprojected(storage.db);
    const before = behind;
    behind = new Map(found.map(({ address, projected }) => [documentName(address), projected]));
    for (const { address, projected } of found) {
      if (stopped.signal.aborted) return;
      const document = documentName(address);
      if (before !== undefined && before.get(document) !== projected) continue;
      const since = performance.now();
      // Nobody is said to have written: that was told, or is not news any more.
      await project(address, []).catch((error: unknown) =>
        logger.warn({ err: error, document }, 'an overdue projection failed; the next look tries it again'),
      );
      await rest(performance.now() - since);
    }
  }

  /** Takes half of the time at most, so that whoever works meanwhile does not feel it. */
  async function rest(took: number): Promise<void> {
    const { signal } = stopped;
    const time = Math.min(REST.most, Math.max(REST.least, took));
    await pause(time, undefined, { signal, ref: false }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  const overdue: OverdueProjections = {
    async look() {
      looking ??= lookAround()
        .catch((error: unknown) => logger.warn({ err: error }, 'overdue projections could not be looked for'))
        .finally(() => (looking = undefined));
      await looking;
    },
    start() {
      void overdue.look();
      timer = setInterval(() => void overdue.look(), LOOK_EVERY).unref();
    },
    async stop() {
      stopped.abort();
      clearInterval(timer);
      await looking;
    },
  };
  return overdue;
}

import { statfs } from 'node:fs/promises';

import type { Storage } from '../../storage/index.ts';
import { setSetting } from '../auth/index.ts';

/** Bytes below which the disk counts as full: by then somebody should have been told. */
const LEAST_FREE = 64 * 1024 * 1024;
/** Milliseconds after which a database that does not answer counts as failing. */
const ANSWER_WITHIN = 2000;
/** Milliseconds for which an answer is given again: everybody may ask, and each check is a write. */
const FRESH = 1000;

/** Whether this process can do its work; says what fails and nothing else. */
export interface Readiness {
  readonly status: 'ready' | 'not_ready';
  readonly database: 'writable' | 'failing';
  /** Whether what people write can be stored just now: nothing can while the database takes no write. */
  readonly log: 'writable' | 'failing';
  /** `elsewhere`: the database is on another machine. */
  readonly disk: 'enough' | 'low' | 'elsewhere';
  /** Only told: nodes that do not hear each other still serve their people, and catch up later. */
  readonly nodes: 'alone' | 'up' | 'down';
  readonly stopping: boolean;
}

/** What the running parts tell of themselves by heart, without asking the database. */
export interface Signs {
  /** Whether the last update that was written could be stored. */
  readonly log: () => 'writable' | 'failing';
  /** Whether the nodes hear each other. */
  readonly nodes: () => 'alone' | 'up' | 'down';
  /** The process has been told to end. */
  readonly isStopping: () => boolean;
}

export interface ReadinessOptions {
  readonly storage: Storage;
  /** `null` when the database is elsewhere. */
  readonly dataDir: string | null;
  readonly now: () => Date;
  readonly signs: Signs;
}

interface Checked {
  readonly database: Readiness['database'];
  readonly disk: Readiness['disk'];
}

/** Answers whether this process is ready; the database is asked for a real write, at most once a second. */
export function createReadiness(options: ReadinessOptions): () => Promise<Readiness> {
  const { storage, dataDir, now, signs } = options;
  let last: { readonly at: number; readonly checked: Promise<Checked> } | undefined;
  /** A write that hangs is waited for by all, instead of a new one for each who asks. */
  let writing: Promise<Readiness['database']> | undefined;

  async function database(): Promise<Readiness['database']> {
    writing ??= writeOnce().finally(() => {
      writing = undefined;
    });
    return await within(ANSWER_WITHIN, writing, 'failing');
  }

  async function writeOnce(): Promise<Readiness['database']> {
    try {
      await setSetting(storage.db, 'written_at', now().toISOString());
      return 'writable';
    } catch {
      // Whatever it is, this process cannot do its work; the log has its own words for it.
      return 'failing';
    }
  }

  async function check(): Promise<Checked> {
    const [written, free] = await Promise.all([database(), freeBytes(dataDir)]);
    return {
      database: written,
      disk: free === undefined ? 'elsewhere' : free < LEAST_FREE ? 'low' : 'enough',
    };
  }

  return async () => {
    const at = now().getTime();
    if (last === undefined || Math.abs(at - last.at) >= FRESH) last = { at, checked: check() };
    const { database: written, disk } = await last.checked;
    // The log notices an outage with the next update only; while nobody writes, the database's answer stands for its own.
    const log = written === 'writable' ? signs.log() : 'failing';
    const [nodes, stopping] = [signs.nodes(), signs.isStopping()];
    const isReady = log === 'writable' && disk !== 'low' && !stopping;
    return { status: isReady ? 'ready' : 'not_ready', database: written, log, disk, nodes, stopping };
  };
}

async function freeBytes(folder: string | null): Promise<number | undefined> {
  if (folder === null) return undefined;
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    // A folder that is gone or cannot be looked at has no room for us.
    return 0;
  }
}

async function within<T>(milliseconds: number, work: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

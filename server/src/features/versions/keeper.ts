import {
  accepted,
  type DocumentAddress,
  documentName,
  isSharedAddress,
  parseDocumentName,
  type PersonId,
  type SharedAddress,
} from '@geflecht/domain';
import type { FastifyBaseLogger } from 'fastify';

import { listDocumentSeqs, readDocumentHead } from '../../collab/index.ts';
import { inTransaction } from '../../storage/index.ts';
import { isDue, type UnkeptWork, VERSION_TIMES, type VersionTimes } from './due.ts';
import { forgettable } from './retention.ts';
import { deleteUnnamed, findNewest, listAges, listKeptSeqs } from './store.ts';
import { AUTOMATIC, keep, take, type TakingMeans } from './taking.ts';
import { createWriterNotes, type WriterNotes } from './writers.ts';

/** Milliseconds between two looks at what is due. */
const LOOK_EVERY = 15_000;
/** Milliseconds between two searches for work that no node knows of, because one went away. */
const SEARCH_EVERY = 10 * 60_000;
/** Milliseconds between two thinnings. */
const THIN_EVERY = 60 * 60_000;

export interface KeeperMeans extends TakingMeans {
  readonly logger: Pick<FastifyBaseLogger, 'warn'>;
  readonly times?: VersionTimes;
}

/** Takes versions of live documents by itself. */
export interface VersionKeeper {
  /** A change was stored; `person` is null when the server made it. */
  changed(address: DocumentAddress, person: PersonId | null): void;
  /** Who has written is on record from here on. */
  readonly writers: Pick<WriterNotes, 'store' | 'wrote'>;
  /** Keeps what is due at this moment; the clock calls it from `start` on. */
  look(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

interface Work extends UnkeptWork {
  readonly address: SharedAddress;
}

export function createVersionKeeper(means: KeeperMeans): VersionKeeper {
  const { storage, now, logger, times = VERSION_TIMES } = means;
  const { db } = storage;
  const writers = createWriterNotes(storage);
  const unkept = new Map<string, Work>();
  let looking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let [searchedAt, thinnedAt] = [-Infinity, -Infinity];

  function add(work: Work): void {
    const name = documentName(work.address);
    const known = unkept.get(name);
    unkept.set(name, {
      address: work.address,
      since: Math.min(work.since, known?.since ?? Infinity),
      last: Math.max(work.last, known?.last ?? -Infinity),
    });
  }

  async function lookAround(): Promise<void> {
    const at = now().getTime();
    await attempt('who has written could not be noted', async () => await writers.store());
    if (at - searchedAt >= SEARCH_EVERY) {
      await attempt('work without a version could not be searched for', async () => {
        await search();
        searchedAt = at;
      });
    }
    // What fails is put back, and must wait for the next look.
    for (const [name, work] of Array.from(unkept)) {
      if (isStopped) return;
      if (!isDue(work, at, times)) continue;
      await attempt(`no version of ${name} could be taken`, async () => await lookAt(name, work));
    }
    if (at - thinnedAt >= THIN_EVERY) {
      await attempt('old versions could not be thinned out', async () => {
        await thin();
        thinnedAt = at;
      });
    }
  }

  /** What cannot be done now is tried again at the next look. */
  async function attempt(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      logger.warn({ err: error }, what);
    }
  }

  /** Finds what was changed and not kept, by this process before it was restarted or by another one that is gone. */
  async function search(): Promise<void> {
    const kept = await listKeptSeqs(db);
    for (const [name, seq] of await listDocumentSeqs(db)) {
      const address = parseDocumentName(name);
      if (
        address === undefined ||
        !isSharedAddress(address) ||
        unkept.has(name) ||
        seq <= (kept.get(name) ?? 0)
      )
        continue;
      const head = await readDocumentHead(db, name);
      const newest = await findNewest(db, address);
      if (head === undefined) continue;
      const last = Date.parse(head.at);
      add({ address, since: newest === undefined ? last : Date.parse(newest.version.at), last });
    }
  }

  /** The log knows what other nodes did, too: whether somebody writes on there, and whether it is kept already. */
  async function lookAt(name: string, work: Work): Promise<void> {
    const head = await readDocumentHead(db, name);
    const newest = await findNewest(db, work.address);
    if (head === undefined || (newest !== undefined && newest.seq >= head.seq)) {
      if (unkept.get(name) === work) unkept.delete(name);
      return;
    }
    const keptAt = newest === undefined ? -Infinity : Date.parse(newest.version.at);
    const known = {
      address: work.address,
      since: Math.max(work.since, keptAt),
      last: Math.max(work.last, Date.parse(head.at)),
    };
    if (!isDue(known, now().getTime(), times)) {
      if (unkept.get(name) === work) unkept.set(name, known);
      return;
    }
    // From here on a change is new work.
    unkept.delete(name);
    try {
      await keepNow(work.address);
    } catch (error) {
      add(known);
      throw error;
    }
  }

  async function keepNow(address: SharedAddress): Promise<void> {
    const taken = await take(means, address);
    if (!taken.ok) {
      logger.warn({ document: documentName(address) }, 'a document is too large for a version');
      return;
    }
    await inTransaction(storage, async (tx) => accepted(await keep(tx, means, taken.value, AUTOMATIC)));
  }

  async function thin(): Promise<void> {
    for (const document of (await listKeptSeqs(db)).keys()) {
      if (isStopped) return;
      await deleteUnnamed(db, forgettable(await listAges(db, document), now()));
    }
  }

  const keeper: VersionKeeper = {
    writers,
    changed(address, person) {
      // Nobody but their writer may look at private notes, and so nobody keeps versions of them.
      if (!isSharedAddress(address)) return;
      const at = now();
      if (person !== null) writers.wrote(address, person, at);
      add({ address, since: at.getTime(), last: at.getTime() });
    },
    async look() {
      looking ??= lookAround().finally(() => (looking = undefined));
      await looking;
    },
    start() {
      timer = setInterval(() => void keeper.look(), LOOK_EVERY).unref();
    },
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await looking;
      await attempt('who has written could not be noted', async () => await writers.store());
    },
  };
  return keeper;
}

import { createHash } from 'node:crypto';

import {
  dropNotes,
  type ItemId,
  type OwnNote,
  putNotes,
  type PutNote,
  readNotes,
} from '@geflecht/board-schema';
import { LIMITS, type SilentRound } from '@geflecht/contract';
import {
  accepted,
  type BoardId,
  type DocumentAddress,
  type NotesId,
  notesParts,
  type SilentRoundId,
} from '@geflecht/domain';
import type { FastifyBaseLogger } from 'fastify';

import { beginProjection, type Collab, endProjection } from '../../collab/index.ts';
import { inTransaction, type Storage } from '../../storage/index.ts';
import { findRound, listNotesOf, listUngathered, noteGathered, setCount } from './store.ts';

/** Characters of notes that go onto a board in one write; a round of a full hall is one write. */
const MOST_AT_ONCE = 400_000;
/** Milliseconds between two looks at what a killed server left behind. */
const LOOK_EVERY = 15_000;

export interface GatheringMeans {
  readonly storage: Storage;
  readonly now: () => Date;
  /** Asked when notes are carried; the live documents themselves need the carrying to be made. */
  readonly collab: () => Pick<Collab, 'read' | 'write'>;
  /** Tells those who have the board open how a round stands. */
  readonly tell: (board: BoardId, round: SilentRound) => void;
  readonly logger: Pick<FastifyBaseLogger, 'warn'>;
}

type NotesAddress = Extract<DocumentAddress, { readonly kind: 'notes' }>;

/** Brings what was written silently from its writers' documents to the board. */
export interface Gathering {
  /**
   * Moves everything that was written in a revealed round. Each note keeps its id, is first on the board's disk and only
   * then taken from its writer: done again after any interruption, by whomever, it neither doubles nor loses one.
   */
  gather(round: SilentRound): Promise<void>;
  /** After private notes were written: counts those of the running round, and moves those of a revealed one. */
  carry(id: NotesId, document: string, seq: number): Promise<void>;
  /** Finishes what a killed server has begun. */
  look(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

interface Bundle {
  readonly address: NotesAddress;
  readonly notes: readonly PutNote[];
}

export function createGathering({ storage, now, collab, tell, logger }: GatheringMeans): Gathering {
  const { db } = storage;
  const stopped = new AbortController();
  let behind: ReadonlySet<SilentRoundId> | undefined;
  let looking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function bundleOf(address: NotesAddress, round: SilentRoundId): Promise<Bundle> {
    const notes = await collab().read(address, readNotes);
    const { person } = notesParts(address.id);
    return { address, notes: ofRound(notes, round).map((note) => ({ ...note, by: person })) };
  }

  async function move(round: SilentRound, bundles: readonly Bundle[]): Promise<void> {
    const board = { kind: 'board', id: round.board } as const;
    const notes = mixed(bundles.flatMap((bundle) => bundle.notes));
    if (notes.length === 0) return;
    // What other nodes have put there counts, and may not have been heard of here.
    await collab().read(board, () => undefined);
    for (const part of parts(notes)) {
      await collab().write(board, 'silent', (document) => {
        putNotes(document, part, { frame: round.frame as ItemId | null });
      });
    }
    for (const bundle of bundles) {
      const ids = bundle.notes.map(({ id }) => id);
      if (ids.length > 0) {
        await collab().write(bundle.address, 'silent', (document) => dropNotes(document, ids));
      }
    }
  }

  async function gather(round: SilentRound): Promise<void> {
    const bundles: Bundle[] = [];
    for (const address of await listNotesOf(db, round.board)) bundles.push(await bundleOf(address, round.id));
    await move(round, bundles);
    await noteGathered(db, round.id, now().toISOString());
  }

  async function lookAround(): Promise<void> {
    const found = await listUngathered(db);
    const before = behind;
    behind = new Set(found);
    for (const id of found) {
      if (stopped.signal.aborted) return;
      // Whoever reveals just now is at work on it.
      if (before !== undefined && !before.has(id)) continue;
      const round = await findRound(db, id);
      if (round !== undefined) await gather(round);
    }
  }

  const gathering: Gathering = {
    gather,
    async carry(id, document, seq) {
      const address = { kind: 'notes', id } as const;
      const { board, person } = notesParts(id);
      const notes = await collab().read(address, readNotes);
      const rounds = new Set(notes.flatMap(({ round }) => round ?? []));
      // Who took all notes back has none any more.
      const counted = await inTransaction<readonly SilentRound[]>(storage, async (tx) => {
        if (!(await beginProjection(tx, document, seq))) return accepted([]);
        const changed: SilentRound[] = [];
        const open = await tx
          .selectFrom('silent_rounds')
          .select('id')
          .where('board', '=', board)
          .where('state', '=', 'laeuft')
          .execute();
        for (const running of open) {
          if (!(await setCount(tx, running.id, person, ofRound(notes, running.id).length))) continue;
          const round = await findRound(tx, running.id);
          if (round !== undefined) changed.push(round);
        }
        return accepted(changed);
      });
      if (!counted.ok) throw new Error('a projection is never refused');
      for (const round of counted.value) tell(board, round);
      for (const each of rounds) {
        const round = await findRound(db, each as SilentRoundId);
        if (round?.board !== board || round.state !== 'aufgedeckt') continue;
        await move(round, [await bundleOf(address, round.id)]);
      }
      await endProjection(db, document, seq);
    },
    async look() {
      looking ??= lookAround()
        .catch((error: unknown) =>
          logger.warn({ err: error }, 'a revealed round could not be finished; it is tried again'),
        )
        .finally(() => (looking = undefined));
      await looking;
    },
    start() {
      void gathering.look();
      timer = setInterval(() => void gathering.look(), LOOK_EVERY).unref();
    },
    async stop() {
      stopped.abort();
      clearInterval(timer);
      await looking;
    },
  };
  return gathering;
}

/** What somebody has written in a round, as much of it as one may; the rest stays with its writer. */
function ofRound(notes: readonly OwnNote[], round: SilentRoundId): readonly OwnNote[] {
  return notes.filter((note) => note.round === round && note.text.trim() !== '').slice(0, LIMITS.silentNotes);
}

/** In an order that says nothing of who wrote what, and is the same however often it is asked for. */
function mixed(notes: readonly PutNote[]): readonly PutNote[] {
  const lot = (id: string): string => createHash('sha256').update(id).digest('hex');
  return notes
    .map((note) => ({ note, lot: lot(note.id) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ note }) => note);
}

/** Writes that no reader's line is swamped by. */
function* parts(notes: readonly PutNote[]): Generator<readonly PutNote[]> {
  let part: PutNote[] = [];
  let size = 0;
  for (const note of notes) {
    if (size + note.text.length > MOST_AT_ONCE && part.length > 0) {
      yield part;
      [part, size] = [[], 0];
    }
    part.push(note);
    size += note.text.length;
  }
  if (part.length > 0) yield part;
}

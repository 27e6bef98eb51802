import type { PersonId } from '@geflecht/domain';
import * as idb from 'lib0/indexeddb';
import { fetchUpdates, IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import * as Y from 'yjs';

import { copyName, dropDatabase, openDatabase, within } from './database.ts';
import type { CopyEntry, Directory } from './directory.ts';
import { createTally, type LeftBehind, type Tally } from './tally.ts';

/** A database that other tabs do not let go of is left to the browser. */
const REMOVED_WITHIN = 3_000;
/** What others write is gathered for as long. */
const GATHER = 1_000;
const TRIM_AFTER = 1_000;

export interface LocalCopyOptions {
  readonly person: PersonId;
  readonly document: string;
  readonly doc: Y.Doc;
  readonly tab: string;
  /** Milliseconds of the calendar. */
  readonly date: () => number;
  /** Rejects where the browser refuses storage. */
  readonly directory: Promise<Directory>;
  /** Whether the copy is kept or not has changed. */
  readonly changed: () => void;
  /** Something written here alone was stored. */
  readonly written: () => void;
}

/** One document's copy on this device, in a database of `y-indexeddb`; see SPEC.md, rules L1–L10. */
export interface LocalCopy {
  /** Resolves once the content is in the document, or is not to be had; `undefined` when the server never gave it. */
  readonly opened: Promise<CopyEntry | undefined>;
  /** Whether a transaction's origin says that it came from the copy. */
  isOrigin(origin: unknown): boolean;
  /** Whether what is written now will be here after the tab is closed. */
  isKept(): boolean;
  /** Stores a change; one made here at once, one of others soon. */
  store(update: Uint8Array, from: 'here' | 'elsewhere', isUrgent: boolean): void;
  /** The number of changes in what was read that nobody has acknowledged; each is given once. */
  takeInherited(): number;
  /** Says how many changes are unacknowledged now, inherited ones among them; before the change is stored. */
  unacknowledged(count: number): void;
  /** The content is the server's; what it granted counts until the next handshake. */
  learned(entry: CopyEntry): void;
  /** Takes over what other tabs have left unsent; `true` when there was something. */
  refresh(): Promise<boolean>;
  /** Takes the copy away; nothing is stored after it. */
  remove(): Promise<void>;
  close(): void;
}

/** What an open copy stands on. */
interface Store {
  readonly persistence: IndexeddbPersistence;
  readonly db: IDBDatabase;
  readonly directory: Directory;
  readonly tally: Tally;
}

export function createLocalCopy(options: LocalCopyOptions): LocalCopy {
  const { person, document, doc, tab } = options;
  const name = copyName(person, document);
  let persistence: IndexeddbPersistence | undefined;
  let db: IDBDatabase | undefined;
  let tally: Tally | undefined;
  /** There while something can be stored. */
  let kept: Store | undefined;
  let isOver = false;
  let found: LeftBehind = new Map();
  let gathered: Uint8Array[] = [];
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let trimming: ReturnType<typeof setTimeout> | undefined;
  let count = 0;

  function lose(): void {
    const wasKept = kept !== undefined;
    kept = undefined;
    gathered = [];
    if (wasKept && !isOver) options.changed();
  }

  async function open(): Promise<CopyEntry | undefined> {
    const directory = await options.directory;
    const entry = await directory.copy(person, document);
    db = await openDatabase(name);
    tally = createTally({ directory, db, person, document, tab, date: options.date, failed: lose });
    // Before the rows are read: no more is taken over than will be among them.
    found = await tally.look();
    if (isOver) return undefined;
    persistence = new IndexeddbPersistence(name, doc);
    // Its own listener knows no refusal, and makes a row of every letter that others write.
    doc.off('update', persistence._storeUpdate);
    // The end of the document must not close the database over what is still to be written.
    doc.off('destroy', persistence.destroy);
    await persistence.whenSynced;
    if (isOver) return undefined;
    kept = { persistence, db, directory, tally };
    tally.set(count);
    options.changed();
    return entry;
  }

  function flush(isUrgent = false): void {
    clearTimeout(gathering);
    gathering = undefined;
    const [first, ...rest] = gathered;
    if (kept === undefined || first === undefined) return;
    const update = rest.length === 0 ? first : Y.mergeUpdates(gathered);
    gathered = [];
    const store = kept;
    // The note that something is unsent is on the disk before what it speaks of.
    store.tally.noted.then(() => write(store, update, isUrgent)).catch(lose);
  }

  async function write(store: Store, update: Uint8Array, isUrgent: boolean): Promise<void> {
    const stores = ['updates', 'custom'];
    const transaction = store.db.transaction(stores, 'readwrite', isUrgent ? { durability: 'strict' } : {});
    store.tally.writeInto(transaction.objectStore('custom'));
    await idb.rtop(transaction.objectStore('updates').add(update));
    if (isUrgent) options.written();
    if (kept === undefined) return;
    kept.persistence._dbsize += 1;
    if (kept.persistence._dbsize >= PREFERRED_TRIM_SIZE) trimming ??= setTimeout(trim, TRIM_AFTER);
  }

  function trim(): void {
    trimming = undefined;
    if (kept !== undefined) storeState(kept.persistence, false).catch(lose);
  }

  async function end(): Promise<void> {
    isOver = true;
    kept = undefined;
    clearTimeout(gathering);
    clearTimeout(trimming);
    db?.close();
    await persistence?.destroy();
  }

  const opened = open().catch(() => {
    lose();
    return undefined;
  });

  return {
    opened,
    isOrigin: (origin) => origin !== undefined && origin === persistence,
    isKept: () => kept !== undefined,
    store(update, from, isUrgent) {
      // Until it is open, the document itself holds everything; it is stored as a whole then.
      if (kept === undefined) return;
      gathered.push(update);
      if (from === 'elsewhere') {
        gathering ??= setTimeout(() => flush(), GATHER);
        return;
      }
      flush(isUrgent);
    },
    takeInherited() {
      const taken = found;
      found = new Map();
      tally?.adopt(taken);
      return [...taken.values()].reduce((sum, each) => sum + each, 0);
    },
    unacknowledged(next) {
      count = next;
      kept?.tally.set(next);
    },
    learned(entry) {
      kept?.directory.putCopy(person, document, entry).catch(lose);
    },
    async refresh() {
      if (kept === undefined) return false;
      try {
        const { persistence: own, tally: known } = kept;
        const more = await known.look();
        if (more.size === 0) return false;
        found = more;
        await fetchUpdates(own);
        return true;
      } catch {
        lose();
        return false;
      }
    },
    async remove() {
      await end();
      try {
        await (await options.directory).remove(person, document);
        await within(REMOVED_WITHIN, dropDatabase(name));
      } catch {
        // Where nothing can be stored there is nothing to take away.
      }
    },
    close() {
      flush();
      isOver = true;
      kept?.tally.flush();
      // What was just handed over is still written before the database closes.
      void (tally?.noted ?? Promise.resolve()).catch(() => undefined).then(end);
    },
  };
}

import type { PersonId } from '@geflecht/domain';
import * as idb from 'lib0/indexeddb';

/** One database for the list of all copies on this device; the copies themselves are databases of their own. */
const DIRECTORY = 'geflecht';
const COPIES = 'copies';
const UNSENT = 'unsent';

/** What is known of a copy beside its content. */
export interface CopyEntry {
  /** When it was last opened, in milliseconds of the calendar. */
  readonly openedAt: number;
  /** What the server last granted. */
  readonly access: 'write' | 'read';
  /** The shape of the content, as `DOCUMENT_SCHEMA` counts. */
  readonly schema: number;
}

export interface ListedCopy extends CopyEntry {
  readonly person: PersonId;
  readonly document: string;
}

/** Changes one tab has made in a document that the server has not acknowledged. */
export interface UnsentEntry {
  readonly document: string;
  readonly tab: string;
  readonly count: number;
  /** When it was noted, in milliseconds of the calendar. */
  readonly at: number;
}

/** Which copies there are, whose, and how much in them is unsent. Every call may reject: a browser may refuse. */
export interface Directory {
  copies(): Promise<readonly ListedCopy[]>;
  copy(person: PersonId, document: string): Promise<CopyEntry | undefined>;
  putCopy(person: PersonId, document: string, entry: CopyEntry): Promise<void>;
  unsent(person: PersonId, document?: string): Promise<readonly UnsentEntry[]>;
  /** Sets what a tab has unsent; 0 takes the entry away. */
  putUnsent(person: PersonId, document: string, tab: string, count: number, at: number): Promise<void>;
  /** Lowers what another tab left behind. */
  lowerUnsent(person: PersonId, document: string, tab: string, by: number): Promise<void>;
  remove(person: PersonId, document: string): Promise<void>;
  close(): void;
}

type Key = readonly [PersonId, string] | readonly [PersonId, string, string];

type Note = Pick<UnsentEntry, 'count' | 'at'>;

/** Keys are arrays; an empty array comes after every string. */
function below(...prefix: string[]): IDBKeyRange {
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}

export async function openDirectory(): Promise<Directory> {
  const db = await idb.openDB(DIRECTORY, (fresh) => idb.createStores(fresh, [[COPIES], [UNSENT]]));
  const store = (name: string, access: 'readonly' | 'readwrite'): IDBObjectStore =>
    db.transaction([name], access).objectStore(name);

  async function entries<K extends Key, V>(name: string, range?: IDBKeyRange): Promise<[K, V][]> {
    const from = store(name, 'readonly');
    const [keys, values] = await Promise.all([idb.getAllKeys(from, range), idb.getAll(from, range)]);
    return keys.map((key, index) => [key as K, values[index] as V]);
  }

  return {
    async copies() {
      const found = await entries<readonly [PersonId, string], CopyEntry>(COPIES);
      return found.map(([[person, document], entry]) => ({ person, document, ...entry }));
    },
    async copy(person, document) {
      return (await idb.get(store(COPIES, 'readonly'), [person, document])) as unknown as
        | CopyEntry
        | undefined;
    },
    async putCopy(person, document, entry) {
      await idb.rtop(store(COPIES, 'readwrite').put(entry, [person, document]));
    },
    async unsent(person, document) {
      const range = document === undefined ? below(person) : below(person, document);
      const found = await entries<readonly [PersonId, string, string], Note>(UNSENT, range);
      return found.map(([[, name, tab], note]) => ({ document: name, tab, ...note }));
    },
    async putUnsent(person, document, tab, count, at) {
      const key = [person, document, tab];
      const to = store(UNSENT, 'readwrite');
      await idb.rtop(count === 0 ? to.delete(key) : to.put({ count, at } satisfies Note, key));
    },
    async lowerUnsent(person, document, tab, by) {
      const key = [person, document, tab];
      const to = store(UNSENT, 'readwrite');
      const note = (await idb.rtop(to.get(key))) as Note | undefined;
      if (note === undefined) return;
      const left = { ...note, count: note.count - by };
      await idb.rtop(left.count > 0 ? to.put(left, key) : to.delete(key));
    },
    async remove(person, document) {
      await idb.rtop(store(COPIES, 'readwrite').delete([person, document]));
      await idb.rtop(store(UNSENT, 'readwrite').delete(below(person, document)));
    },
    close: () => db.close(),
  };
}

import type { PersonId } from '@geflecht/domain';
import * as idb from 'lib0/indexeddb';

import type { Directory } from './directory.ts';

/** Acknowledgements may be noted late: a count that is too high ends with the next handshake. */
const LOWER_AFTER = 200;
/** A note without the change it speaks of is taken away by then: its tab ended between the two. */
const EMPTY_AFTER = 60_000;

/** By tab, how many changes in the copy are not acknowledged. */
export type LeftBehind = ReadonlyMap<string, number>;

export interface TallyOptions {
  readonly directory: Directory;
  /** The copy's database. */
  readonly db: IDBDatabase;
  readonly person: PersonId;
  readonly document: string;
  readonly tab: string;
  /** Milliseconds of the calendar. */
  readonly date: () => number;
  readonly failed: () => void;
}

/**
 * Keeps the number of unacknowledged changes on the disk: those of this tab, and those other tabs left behind and this
 * one has taken over. It stands twice: in the copy, written together with each change, so that nobody takes over more
 * than is there; and in the directory, written before it, so that it is never overlooked.
 */
export interface Tally {
  /** Settled once the directory says that something is unsent. */
  readonly noted: Promise<void>;
  /** What other tabs have left in the copy beyond what was taken over before. */
  look(): Promise<LeftBehind>;
  /** Takes over what was found; it counts from now on. */
  adopt(found: LeftBehind): void;
  /** Says how many are unacknowledged, those taken over among them. */
  set(count: number): void;
  /** Writes this tab's number into the copy, in the transaction that stores a change. */
  writeInto(custom: IDBObjectStore): void;
  /** Writes at once what was left for later. */
  flush(): void;
}

export function createTally(options: TallyOptions): Tally {
  const { directory, db, person, document, tab, failed } = options;
  /** By tab, what was taken over and is not yet acknowledged. */
  const others = new Map<string, number>();
  /** By tab, what was acknowledged and is still noted on the disk. */
  const lowered = new Map<string, number>();
  let own = 0;
  let noted = Promise.resolve();
  let lowering: ReturnType<typeof setTimeout> | undefined;

  const total = (): number => [...others.values()].reduce((sum, count) => sum + count, own);

  function note(): Promise<void> {
    return directory.putUnsent(person, document, tab, own, options.date());
  }
  function raise(by: number): void {
    const isFirst = own === 0;
    own += by;
    const done = note();
    // Only the first must be there before its change: that something waits is then known in any case.
    if (isFirst) noted = done;
    done.catch(failed);
  }
  function lower(by: number): void {
    let left = by;
    for (const [other, count] of others) {
      const part = Math.min(left, count);
      left -= part;
      if (part === count) others.delete(other);
      else others.set(other, count - part);
      lowered.set(other, (lowered.get(other) ?? 0) + part);
      if (left === 0) break;
    }
    own = Math.max(0, own - left);
    lowering ??= setTimeout(flush, LOWER_AFTER);
  }
  function writeInto(custom: IDBObjectStore): void {
    if (own === 0) custom.delete(key(tab));
    else custom.put(own, key(tab));
  }
  async function lowerInCopy(): Promise<void> {
    const parts = [...lowered];
    const custom = db.transaction(['custom'], 'readwrite').objectStore('custom');
    writeInto(custom);
    for (const [other, by] of parts) {
      const left = Number((await idb.get(custom, key(other))) ?? 0) - by;
      await idb.rtop(left > 0 ? custom.put(left, key(other)) : custom.delete(key(other)));
    }
  }
  function flush(): void {
    if (lowering === undefined) return;
    clearTimeout(lowering);
    lowering = undefined;
    const done = [lowerInCopy(), note()];
    for (const [other, by] of lowered) done.push(directory.lowerUnsent(person, document, other, by));
    lowered.clear();
    Promise.all(done).catch(failed);
  }
  /** The directory may speak of a change that was never stored. */
  async function dropEmpty(there: ReadonlyMap<string, number>): Promise<void> {
    for (const entry of await directory.unsent(person, document)) {
      if (entry.tab === tab || there.has(entry.tab) || options.date() - entry.at < EMPTY_AFTER) continue;
      await directory.putUnsent(person, document, entry.tab, 0, 0);
    }
  }

  return {
    get noted() {
      return noted;
    },
    async look() {
      const there = await countsIn(db);
      await dropEmpty(there);
      const found = new Map<string, number>();
      for (const [other, count] of there) {
        const known = (others.get(other) ?? 0) + (lowered.get(other) ?? 0);
        if (other !== tab && count > known) found.set(other, count - known);
      }
      return found;
    },
    adopt(found) {
      for (const [other, count] of found) others.set(other, (others.get(other) ?? 0) + count);
    },
    set(count) {
      const difference = count - total();
      if (difference > 0) raise(difference);
      else if (difference < 0) lower(-difference);
    },
    writeInto,
    flush,
  };
}

const PREFIX = 'unsent:';

function key(tab: string): string {
  return `${PREFIX}${tab}`;
}

async function countsIn(db: IDBDatabase): Promise<Map<string, number>> {
  const custom = db.transaction(['custom']).objectStore('custom');
  const range = IDBKeyRange.bound(PREFIX, `${PREFIX}\uFFFF`);
  const [keys, counts] = await Promise.all([idb.getAllKeys(custom, range), idb.getAll(custom, range)]);
  return new Map(keys.map((name: string, index) => [name.slice(PREFIX.length), Number(counts[index])]));
}

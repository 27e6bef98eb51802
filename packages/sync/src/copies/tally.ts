import type { PersonId } from '@geflecht/domain';

import type { Directory } from './directory.ts';

/** Acknowledgements may be noted late: a count that is too high ends with the next handshake. */
const LOWER_AFTER = 200;

/** By tab, how many changes it has noted that are not acknowledged. */
export type LeftBehind = ReadonlyMap<string, number>;

/**
 * Keeps the number of unacknowledged changes on the disk: those of this tab, and those other tabs left behind and this
 * one has taken over. What is on the disk is never too low.
 */
export interface Tally {
  /** Settled once it is on the disk that something is unsent. */
  readonly noted: Promise<void>;
  /** What other tabs have noted beyond what was taken over before. */
  look(): Promise<LeftBehind>;
  /** Takes over what was found; it counts from now on. */
  adopt(found: LeftBehind): void;
  /** Says how many are unacknowledged, those taken over among them. */
  set(count: number): void;
  /** Writes at once what was left for later. */
  flush(): void;
}

export function createTally(
  directory: Directory,
  person: PersonId,
  document: string,
  tab: string,
  failed: () => void,
): Tally {
  /** By tab, what was taken over and is not yet acknowledged. */
  const others = new Map<string, number>();
  /** By tab, what was acknowledged and is still noted on the disk. */
  const lowered = new Map<string, number>();
  let own = 0;
  let noted = Promise.resolve();
  let lowering: ReturnType<typeof setTimeout> | undefined;

  const total = (): number => [...others.values()].reduce((sum, count) => sum + count, own);

  function raise(by: number): void {
    const isFirst = own === 0;
    own += by;
    const done = directory.putUnsent(person, document, tab, own);
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
  function flush(): void {
    if (lowering === undefined) return;
    clearTimeout(lowering);
    lowering = undefined;
    const done = [...lowered].map(([other, by]) => directory.lowerUnsent(person, document, other, by));
    lowered.clear();
    done.push(directory.putUnsent(person, document, tab, own));
    Promise.all(done).catch(failed);
  }

  return {
    get noted() {
      return noted;
    },
    async look() {
      const found = new Map<string, number>();
      for (const { tab: other, count } of await directory.unsent(person, document)) {
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
    flush,
  };
}

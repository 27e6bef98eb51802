import type { VersionId } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';

import { forgettable } from './retention.ts';
import type { VersionAge } from './store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = new Date('2027-05-19T17:20:00.000Z');

/** A version so many milliseconds old; its id says how old. */
function aged(age: number, change: Partial<VersionAge> = {}): VersionAge {
  const at = new Date(NOW.getTime() - age).toISOString();
  return { id: String(age) as VersionId, at, bytes: 1000, isNamed: false, ...change };
}

const every = (step: number, until: number): VersionAge[] =>
  Array.from({ length: Math.floor(until / step) }, (_, place) => aged(place * step));

function staying(versions: readonly VersionAge[], mostBytes?: number): VersionAge[] {
  const forgotten = new Set(forgettable(versions, NOW, mostBytes));
  return versions.filter(({ id }) => !forgotten.has(id));
}

const ageOf = ({ at }: VersionAge): number => NOW.getTime() - Date.parse(at);

describe('thinning out', () => {
  const year = every(5 * 60_000, 400 * DAY);
  const left = staying(year);
  const between = (from: number, to: number): VersionAge[] =>
    left.filter((version) => ageOf(version) >= from && ageOf(version) < to);

  it('leaves all of the last day', () => {
    expect(between(0, DAY)).toHaveLength(288);
  });

  it('leaves one an hour for a week, the newest of each', () => {
    const week = between(DAY, 7 * DAY);
    expect(week.length).toBeGreaterThanOrEqual(6 * 24);
    expect(week.length).toBeLessThanOrEqual(6 * 24 + 1);
    const minutes = new Set(week.slice(1).map(({ at }) => new Date(at).getUTCMinutes()));
    expect(minutes).toEqual(new Set([55]));
  });

  it('leaves one a day for a year, and none that is older', () => {
    const rest = between(7 * DAY, 365 * DAY);
    expect(rest.length).toBeGreaterThanOrEqual(358);
    expect(rest.length).toBeLessThanOrEqual(359);
    expect(between(365 * DAY, Infinity)).toEqual([]);
  });

  it('done again finds nothing more to do', () => {
    expect(forgettable(left, NOW)).toEqual([]);
  });

  it('does not depend on when it is done in between', () => {
    const later = staying(left.concat().filter((version) => ageOf(version) > 2 * HOUR));
    expect(later.length).toBe(left.length - 25);
  });
});

describe('what stays whatever happens', () => {
  it('a named version, however old and large', () => {
    const old = aged(900 * DAY, { isNamed: true, bytes: 1e9 });
    expect(staying([aged(0), old], 1)).toEqual([aged(0), old]);
  });

  it('the newest, however old: it says whether anything has changed since', () => {
    expect(staying([aged(800 * DAY), aged(801 * DAY)])).toEqual([aged(800 * DAY)]);
    expect(staying([aged(800 * DAY)], 1)).toHaveLength(1);
  });
});

it('too much room: the oldest of the unnamed go', () => {
  const versions = [aged(0), aged(1), aged(2, { isNamed: true }), aged(3), aged(4), aged(5, { bytes: 1 })];
  expect(forgettable(versions, NOW, 3000)).toEqual(['4', '5']);
});

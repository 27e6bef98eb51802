import { describe, expect, it } from 'vitest';

import { dayInMunich, daysBetween, seasonOf, shiftDay, shiftTimestamp } from './calendar.ts';

describe('days', () => {
  it('count over leap days and summer time', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
    expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
    expect(daysBetween('2027-05-19', '2026-05-19')).toBe(-365);
    expect(shiftDay('2028-02-28', 1)).toBe('2028-02-29');
    expect(shiftDay('2027-01-01', -1)).toBe('2026-12-31');
  });

  it('shift a timestamp by whole days and keep its clock', () => {
    expect(shiftTimestamp('2027-05-19T17:30:00.000Z', -178)).toBe('2026-11-22T17:30:00.000Z');
  });

  it('begin in Munich', () => {
    expect(dayInMunich(new Date('2026-12-31T23:00:00.000Z'))).toBe('2027-01-01');
    expect(dayInMunich(new Date('2026-12-31T22:59:59.999Z'))).toBe('2026-12-31');
  });
});

describe('seasons', () => {
  it.each([
    ['2026-12-01', 'Winter 2027'],
    ['2027-02-28', 'Winter 2027'],
    ['2027-03-01', 'Frühjahr 2027'],
    ['2027-05-31', 'Frühjahr 2027'],
    ['2027-06-01', 'Sommer 2027'],
    ['2027-09-01', 'Herbst 2027'],
    ['2027-11-30', 'Herbst 2027'],
  ])('%s lies in %s', (day, season) => {
    expect(seasonOf(day)).toBe(season);
  });
});

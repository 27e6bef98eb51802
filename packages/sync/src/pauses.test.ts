import { expect, it } from 'vitest';

import { pauseAfter } from './pauses.ts';

const most = (): number => 1 - Number.EPSILON;
const least = (): number => 0;

it('C2: the first attempt comes within 1.2 s, and never at once', () => {
  expect(pauseAfter(0, least)).toBe(200);
  expect(pauseAfter(0, most)).toBeLessThanOrEqual(1200);
});

it('C2: in the first seconds no pause is longer than 1.5 s', () => {
  for (let falls = 0; falls < 8; falls += 1) expect(pauseAfter(falls, most)).toBeLessThanOrEqual(1500);
});

it('C2: after that pauses grow to at most 15 s, of which half is left to chance', () => {
  const longest = Array.from({ length: 40 }, (_, falls) => pauseAfter(falls, most));
  for (const [falls, pause] of longest.entries()) {
    expect(pause).toBeLessThanOrEqual(15_000);
    expect(pause).toBeGreaterThanOrEqual(longest[falls - 1] ?? 0);
  }
  expect(pauseAfter(39, most)).toBeCloseTo(15_000);
  expect(pauseAfter(39, least)).toBe(7500);
});

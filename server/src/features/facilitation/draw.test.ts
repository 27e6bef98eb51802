import { createRandom } from '@geflecht/testkit/random';
import { expect, it } from 'vitest';

import { shuffled } from './draw.ts';

function bytesOf(seed: number): (count: number) => Uint8Array {
  const random = createRandom(seed);
  return (count) => Uint8Array.from({ length: count }, () => random.below(256));
}

it('draws every order of three about equally often', () => {
  const bytes = bytesOf(20_190_522);
  const counts = new Map<string, number>();
  for (let time = 0; time < 6000; time += 1) {
    const order = shuffled(['a', 'b', 'c'], bytes).join('');
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  // Five standard deviations of a fair draw are 144.
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(144);
});

it('keeps everybody, once, and leaves the list it was given alone', () => {
  const people = Array.from({ length: 200 }, (_, nr) => nr);
  const drawn = shuffled(people, bytesOf(7));
  expect(drawn).not.toEqual(people);
  expect(drawn.toSorted((a, b) => a - b)).toEqual(people);
  expect(people).toEqual(Array.from({ length: 200 }, (_, nr) => nr));
  expect(shuffled([], bytesOf(1))).toEqual([]);
});

it('throws away bytes that would make the first places likelier', () => {
  const given = [0xff, 0xff, 0x00, 0x01];
  expect(shuffled(['a', 'b', 'c'], (count) => Uint8Array.from(given.splice(0, count)))).toHaveLength(3);
});

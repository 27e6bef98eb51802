import { itemId } from '@geflecht/board-schema';
import { expect, test } from 'vitest';

import { type Box, intersects } from '../geometry.ts';
import { SpatialIndex } from './spatial-index.ts';

test('finds exactly what a search through everything finds, while items come, move and go (seed 7)', () => {
  let state = 7;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const box = (): Box => ({ x: next() * 4000, y: next() * 4000, w: 10 + next() * 300, h: 10 + next() * 300 });
  const truth = new Map<string, Box>();
  const index = new SpatialIndex<string>();
  const first = Array.from({ length: 300 }, (_, i) => [itemId(`n${i}`), box(), `n${i}`] as const);
  index.fill(first);
  for (const [id, place] of first) truth.set(id, place);
  for (let round = 0; round < 500; round++) {
    const id = itemId(`n${Math.floor(next() * 400)}`);
    if (next() < 0.2) {
      index.delete(id);
      truth.delete(id);
    } else {
      const place = box();
      index.set(id, place, id);
      truth.set(id, place);
    }
  }
  expect(index.size).toBe(truth.size);
  for (let round = 0; round < 50; round++) {
    const view = { x: next() * 4000, y: next() * 4000, w: next() * 1500, h: next() * 1500 };
    const expected = [...truth].filter(([, place]) => intersects(place, view)).map(([id]) => id);
    expect(index.search(view).sort()).toEqual(expected.sort());
  }
});

test('a value that changes without moving is found as it is now', () => {
  const index = new SpatialIndex<string>();
  const place = { x: 0, y: 0, w: 10, h: 10 };
  index.set(itemId('a'), place, 'old');
  index.set(itemId('a'), { ...place }, 'new');
  expect(index.search(place)).toEqual(['new']);
  expect(index.bounds()).toEqual(place);
  index.delete(itemId('a'));
  expect(index.bounds()).toBeUndefined();
});

import { expect, it } from 'vitest';

import { thread } from './comments.fixture.ts';
import { placePins } from './pin-places.ts';

const VIEW = { width: 1000, height: 800 };
const at = (id: string, x: number, y: number) => thread(id, { x, y });
const idsOf = (pins: ReturnType<typeof placePins>) => pins.map(({ threads }) => threads.map(({ id }) => id));

it('pins apart stand alone, pins that would overlap stand as one, also across a cell’s edge', () => {
  const pins = placePins([at('c', 37, 10), at('b', 300, 300), at('a', 30, 10)], (each) => each, VIEW);
  expect(idsOf(pins)).toEqual([['a', 'c'], ['b']]);
});

it('what is out of sight gets no pin', () => {
  const pins = placePins([at('a', -1, 5), at('b', 5, 801), at('c', 1001, 5)], (each) => each, VIEW);
  expect(pins).toEqual([]);
});

it('ten thousand threads leave as many pins as there is room for, and each thread is in one of them', () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    at(String(index), (index * 37) % VIEW.width, (index * 91) % VIEW.height),
  );
  const pins = placePins(many, (each) => each, VIEW);
  expect(pins.flatMap(({ threads }) => threads)).toHaveLength(many.length);
  for (const [index, pin] of pins.entries()) {
    for (const other of pins.slice(index + 1)) {
      expect(Math.hypot(pin.x - other.x, pin.y - other.y)).toBeGreaterThanOrEqual(44);
    }
  }
});

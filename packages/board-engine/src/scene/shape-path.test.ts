import { SHAPES } from '@geflecht/board-schema';
import { describe, expect, test } from 'vitest';

import { SHAPE_CORNERS, insideShape } from './shape-path.ts';

describe('the inside of a shape', () => {
  test.each(SHAPES)('%s has its middle inside and what lies beside it outside', (shape) => {
    expect(insideShape(shape, 0.5, 0.5)).toBe(true);
    for (const [x, y] of [
      [-0.01, 0.5],
      [1.01, 0.5],
      [0.5, -0.01],
      [0.5, 1.01],
    ] as const)
      expect(insideShape(shape, x, y)).toBe(false);
  });

  test.each([
    ['rectangle', 0.01, 0.01, true],
    ['ellipse', 0.05, 0.05, false],
    ['diamond', 0.2, 0.2, false],
    ['diamond', 0.3, 0.3, true],
    ['triangle', 0.1, 0.1, false],
    ['triangle', 0.1, 0.95, true],
    ['hexagon', 0.05, 0.1, false],
    ['hexagon', 0.05, 0.5, true],
    ['arrow', 0.3, 0.1, false],
    ['arrow', 0.3, 0.5, true],
    ['arrow', 0.7, 0.1, true],
  ] as const)('of a %s holds %d/%d: %s', (shape, x, y, isInside) => {
    expect(insideShape(shape, x, y)).toBe(isInside);
  });

  test('corners lie on the edge of the box or in it', () => {
    for (const corners of Object.values(SHAPE_CORNERS))
      for (const [x, y] of corners) expect([x >= 0 && x <= 1, y >= 0 && y <= 1]).toEqual([true, true]);
  });
});

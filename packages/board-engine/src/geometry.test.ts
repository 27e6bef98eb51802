import { describe, expect, test } from 'vitest';

import { turnPoint, turnedBounds } from './geometry.ts';

describe('turning', () => {
  test('a quarter of a turn clockwise takes the right to the bottom', () => {
    const { x, y } = turnPoint({ x: 10, y: 0 }, { x: 0, y: 0 }, 90);
    expect([x, y].map((n) => Math.round(n * 1e9) / 1e9)).toEqual([0, 10]);
  });

  test('there and back again is where it was', () => {
    for (let degrees = -180; degrees <= 180; degrees += 7) {
      const there = turnPoint({ x: 3, y: -8 }, { x: 100, y: 20 }, degrees);
      const back = turnPoint(there, { x: 100, y: 20 }, -degrees);
      expect(back.x).toBeCloseTo(3);
      expect(back.y).toBeCloseTo(-8);
    }
  });

  test('a turned box lies within its bounds, and touches each side of them', () => {
    const box = { x: 10, y: 20, w: 200, h: 60 };
    const middle = { x: 110, y: 50 };
    for (let degrees = -175; degrees <= 180; degrees += 13) {
      const bounds = turnedBounds(box, degrees);
      const corners = [
        { x: 10, y: 20 },
        { x: 210, y: 20 },
        { x: 210, y: 80 },
        { x: 10, y: 80 },
      ].map((corner) => turnPoint(corner, middle, degrees));
      expect(Math.min(...corners.map(({ x }) => x))).toBeCloseTo(bounds.x);
      expect(Math.max(...corners.map(({ x }) => x))).toBeCloseTo(bounds.x + bounds.w);
      expect(Math.min(...corners.map(({ y }) => y))).toBeCloseTo(bounds.y);
      expect(Math.max(...corners.map(({ y }) => y))).toBeCloseTo(bounds.y + bounds.h);
    }
  });

  test('what is not turned is its own bounds', () => {
    const box = { x: 1, y: 2, w: 3, h: 4 };
    expect(turnedBounds(box, 0)).toBe(box);
  });
});

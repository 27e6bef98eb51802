import * as v from 'valibot';
import { expect, test } from 'vitest';

import { BOARD_LIMITS } from './limits.ts';
import { packPoints, pointsSchema, unpackPoints } from './points.ts';

test('R7 points come back as they were, as finely as a screen shows', () => {
  const points = Array.from({ length: 500 }, (_, nr) => ({
    x: Math.abs(Math.sin(nr)),
    y: nr / 500,
    pressure: (nr % 11) / 10,
  }));
  const back = unpackPoints(packPoints(points));
  expect(back).toHaveLength(500);
  back.forEach((point, nr) => {
    expect(point.x).toBeCloseTo(points[nr]!.x, 4);
    expect(point.y).toBeCloseTo(points[nr]!.y, 4);
    expect(point.pressure).toBeCloseTo(points[nr]!.pressure, 2);
  });
});

test('R7 what lies outside is brought to the edge', () => {
  expect(unpackPoints(packPoints([{ x: -3, y: 7, pressure: Number.POSITIVE_INFINITY }]))).toEqual([
    { x: 0, y: 1, pressure: 1 },
  ]);
});

test('R7 too many are thinned out evenly, the ends stay', () => {
  const many = Array.from({ length: 10_000 }, (_, nr) => ({
    x: nr / 9_999,
    y: 1 - nr / 9_999,
    pressure: 0.5,
  }));
  const packed = packPoints(many);
  const back = unpackPoints(packed);
  expect(back).toHaveLength(BOARD_LIMITS.points);
  expect([back[0]?.x, back.at(-1)?.x]).toEqual([0, 1]);
  const steps = back.slice(1).map(({ x }, nr) => x - back[nr]!.x);
  expect(Math.max(...steps)).toBeLessThan(3 / BOARD_LIMITS.points);
  expect(v.is(pointsSchema, packed)).toBe(true);
});

test.each([
  ['a number', 7],
  ['nothing', ''],
  ['no base 64', '<svg onload=alert(1)>'],
  ['half a group', 'AAAAA'],
  ['a megabyte', 'AAAA'.repeat(250_000)],
])('R3 R7 %s is no stroke', (_, value) => {
  expect(v.is(pointsSchema, value)).toBe(false);
});

test('R7 bytes left over at the end are passed over', () => {
  expect(unpackPoints(v.parse(pointsSchema, btoa('1234567')))).toHaveLength(1);
});

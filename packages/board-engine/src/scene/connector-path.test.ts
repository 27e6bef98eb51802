import { describe, expect, test } from 'vitest';

import { containsPoint } from '../geometry.ts';
import { type ConnectorPath, connectorPath, distanceToPath, pointAt } from './connector-path.ts';

const at = (x: number, y: number) => ({ box: { x, y, w: 100, h: 60 } });

describe('connector path', () => {
  test.each([
    ['right', at(300, 0), { x: 103, y: 30 }, { x: 297, y: 30 }],
    ['left', at(-300, 0), { x: -3, y: 30 }, { x: -197, y: 30 }],
    ['below', at(0, 300), { x: 50, y: 63 }, { x: 50, y: 297 }],
    ['above', at(0, -300), { x: 50, y: -3 }, { x: 50, y: -237 }],
  ])('leaves at the middle of the side that faces an item to the %s', (_, to, a, d) => {
    const path = connectorPath(at(0, 0), to);
    expect(path.a).toEqual(a);
    expect(path.d).toEqual(d);
    // Facing sides in one line: the curve is straight.
    expect(distanceToPath(path, { x: (a.x + d.x) / 2, y: (a.y + d.y) / 2 })).toBeLessThan(0.01);
  });

  test('between two rows it stays between them', () => {
    const path = connectorPath(at(0, 0), at(110, 100));
    for (let t = 0; t <= 1; t += 0.05) {
      const { y } = pointAt(path, t);
      expect(y).toBeGreaterThanOrEqual(60);
      expect(y).toBeLessThanOrEqual(100);
    }
  });

  test('a loose end lies exactly at its point', () => {
    const path = connectorPath({ point: { x: 5, y: 6 } }, at(300, 0));
    expect(path.a).toEqual({ x: 5, y: 6 });
    expect(pointAt(path, 0)).toEqual({ x: 5, y: 6 });
  });

  test.each<[string, ConnectorPath]>([
    ['apart', connectorPath(at(0, 0), at(700, 400))],
    ['overlapping', connectorPath(at(0, 0), at(40, 20))],
    ['in one place', connectorPath(at(0, 0), at(0, 0))],
    ['two points', connectorPath({ point: { x: 0, y: 0 } }, { point: { x: 0, y: 0 } })],
  ])('items %s: finite, and its bounds hold all of it', (_, path) => {
    for (let t = 0; t <= 1; t += 0.1) {
      const point = pointAt(path, t);
      expect(Number.isFinite(point.x) && Number.isFinite(point.y)).toBe(true);
      expect(containsPoint(path.bounds, point)).toBe(true);
    }
  });
});

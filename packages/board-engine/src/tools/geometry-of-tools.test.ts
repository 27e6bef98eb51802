import { describe, expect, test } from 'vitest';

import type { Box, Point } from '../geometry.ts';
import { centerOf, turnPoint } from '../geometry.ts';
import { GRIPS, gripPoint, pullGrip, pullTurnedGrip, scaleInto } from './handles.ts';
import { snapBox } from './snap.ts';
import { angleTo } from './turning.ts';

const box = { x: 10, y: 20, w: 100, h: 50 };

describe('grips', () => {
  const opposite = { n: 's', s: 'n', e: 'w', w: 'e', nw: 'se', se: 'nw', ne: 'sw', sw: 'ne' } as const;
  const pulls = [
    [30, 20],
    [-400, -400],
    [400, 400],
  ] as const;

  test.each(GRIPS)('%s: the opposite side stays, also when pulled through', (grip) => {
    const fixed = opposite[grip];
    for (const [dx, dy] of pulls) {
      const pulled = pullGrip(box, grip, dx, dy, false, 16);
      const fixedX = (of: Box): unknown => (/[ew]/.test(fixed) ? gripPoint(of, fixed).x : [of.x, of.w]);
      const fixedY = (of: Box): unknown => (/[ns]/.test(fixed) ? gripPoint(of, fixed).y : [of.y, of.h]);
      expect(fixedX(pulled)).toEqual(fixedX(box));
      expect(fixedY(pulled)).toEqual(fixedY(box));
      expect(Math.min(pulled.w, pulled.h)).toBeGreaterThanOrEqual(16);
    }
  });

  test.each(GRIPS)('%s of a turned box: the opposite side stays where it is seen', (grip) => {
    const fixed = opposite[grip];
    const seen = (of: Box): Point => turnPoint(gripPoint(of, fixed), centerOf(of), 30);
    const pulled = pullTurnedGrip(box, 30, grip, { x: 40, y: -25 }, false, 16);
    expect(seen(pulled).x).toBeCloseTo(seen(box).x);
    expect(seen(pulled).y).toBeCloseTo(seen(box).y);
    expect([pulled.w, pulled.h]).not.toEqual([box.w, box.h]);
  });

  test('with proportions kept a corner grows both sides alike', () => {
    expect(pullGrip(box, 'se', 100, 0, true, 16)).toEqual({ x: 10, y: 20, w: 200, h: 100 });
    expect(pullGrip(box, 'nw', -100, 0, true, 16)).toEqual({ x: -90, y: -30, w: 200, h: 100 });
  });

  test('a box is carried along with its group', () => {
    const from = { x: 0, y: 0, w: 100, h: 100 };
    const to = { x: 50, y: 0, w: 200, h: 50 };
    expect(scaleInto({ x: 50, y: 50, w: 10, h: 10 }, from, to)).toEqual({ x: 150, y: 25, w: 20, h: 5 });
  });
});

describe('snapping', () => {
  const neighbour = { x: 200, y: 300, w: 100, h: 100 };

  test('aligns the nearest of left, middle and right, and shows it', () => {
    const snap = snapBox({ x: 203, y: 0, w: 80, h: 40 }, [neighbour], 6);
    expect(snap.dx).toBe(-3);
    expect(snap.guides).toEqual([{ from: { x: 200, y: 0 }, to: { x: 200, y: 400 } }]);
    expect(snapBox({ x: 212, y: 0, w: 80, h: 40 }, [neighbour], 6).dx).toBe(-2);
  });

  test('both axes at once, each on its own', () => {
    expect(snapBox({ x: 96, y: 355, w: 100, h: 100 }, [neighbour], 6)).toMatchObject({ dx: 4, dy: -5 });
  });

  test('nothing near, nothing moves', () => {
    expect(snapBox({ x: 0, y: 0, w: 50, h: 50 }, [neighbour], 6)).toEqual({ dx: 0, dy: 0, guides: [] });
    expect(snapBox({ x: 0, y: 0, w: 50, h: 50 }, [], 6).guides).toEqual([]);
  });
});

describe('equal gaps', () => {
  const row = [
    { x: 0, y: 0, w: 100, h: 100 },
    { x: 140, y: 0, w: 100, h: 100 },
  ];

  test('goes on in a row as the row began', () => {
    const snap = snapBox({ x: 283, y: 22, w: 61, h: 20 }, row, 6);
    expect(snap.dx).toBe(-3);
    expect(snap.guides).toHaveLength(2);
    expect(snapBox({ x: -99, y: 22, w: 61, h: 20 }, row, 6).dx).toBe(-2);
  });

  test('stands amid two', () => {
    const apart = [row[0] as Box, { x: 300, y: 0, w: 100, h: 100 }];
    expect(snapBox({ x: 172, y: 22, w: 61, h: 20 }, apart, 6).dx).toBeCloseTo(-2.5);
  });

  test('what does not stand beside it does not count', () => {
    expect(snapBox({ x: 283, y: 337, w: 61, h: 20 }, row, 6).dx).toBe(0);
  });
});

describe('turning', () => {
  const start = { box: { x: 0, y: 0, w: 100, h: 100 }, at: { x: -20, y: 120 }, angle: 0 };
  const loose = { strict: false, free: false };

  test('follows the pointer from where the handle was taken, keeps to steps when near one', () => {
    expect(angleTo(start, { x: -20, y: 120 }, loose)).toBe(0);
    expect(angleTo(start, { x: -20, y: -22 }, loose)).toBe(90);
    expect(angleTo(start, { x: 120, y: -20 }, loose)).toBe(180);
    expect(angleTo(start, { x: 120, y: 120 }, loose)).toBe(-90);
    expect(angleTo(start, { x: -20, y: -22 }, { ...loose, free: true })).toBeCloseTo(90.8);
    expect(angleTo(start, { x: -20, y: 70 }, { ...loose, strict: true })).toBe(30);
    expect(angleTo({ ...start, angle: 170 }, { x: -20, y: 70 }, { ...loose, strict: true })).toBe(-165);
  });
});

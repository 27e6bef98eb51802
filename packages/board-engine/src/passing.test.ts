import { describe, expect, it } from 'vitest';

import { Passing, type PassingState } from './passing.ts';

const DARK: PassingState = { laser: null, reaction: null };
const at = (x: number, y = 0) => ({ x, y });

describe('a trail of light', () => {
  it('follows the pointer and fades from its end', () => {
    const passing = new Passing();
    passing.show(1, { ...DARK, laser: at(0) }, null, 0);
    passing.show(1, { ...DARK, laser: at(10) }, null, 700);
    const [trail] = passing.trails(700);
    expect(trail?.points.map(({ x }) => x)).toEqual([0, 10]);
    expect(trail?.points[0]?.light).toBeCloseTo(0.5);
    expect(trail?.points[1]?.light).toBe(1);
    expect(passing.tick(1500)).toBe(true);
    expect(passing.trails(1500)[0]?.points).toHaveLength(1);
    expect(passing.tick(2200)).toBe(false);
    expect(passing.isEmpty).toBe(true);
  });

  it('shines on where it is held still, and never grows without end', () => {
    const passing = new Passing();
    for (let now = 0; now < 3000; now += 40) passing.show(1, { ...DARK, laser: at(5) }, null, now);
    expect(passing.trails(3000)[0]?.points).toHaveLength(1);
    for (let nr = 0; nr < 5000; nr += 1) passing.show(2, { ...DARK, laser: at(nr) }, null, 3000);
    expect(passing.trails(3000)[1]?.points.length).toBeLessThanOrEqual(400);
  });

  it('of several people does not mix', () => {
    const passing = new Passing();
    passing.show(1, { ...DARK, laser: at(0) }, null, 0);
    passing.show('own', { ...DARK, laser: at(99) }, null, 0);
    expect(passing.trails(0).map(({ source, points }) => [source, points.length])).toEqual([
      [1, 1],
      ['own', 1],
    ]);
  });
});

describe('a sign', () => {
  const heart = (nr: number): PassingState => ({ laser: null, reaction: { stamp: 'heart', nr } });

  it('rises once for each time it is given', () => {
    const passing = new Passing();
    passing.show(1, DARK, null, 0);
    expect(passing.show(1, heart(1), at(3, 4), 100)).toBe('heart');
    expect(passing.show(1, heart(1), at(3, 4), 140)).toBeUndefined();
    expect(passing.show(1, heart(2), null, 180)).toBe('heart');
    expect(passing.signs(1200)).toMatchObject([
      { stamp: 'heart', source: 1, from: { x: 3, y: 4 } },
      { stamp: 'heart', source: 1, from: null },
    ]);
    expect(passing.signs(1200)[0]?.share).toBeCloseTo(0.5);
    expect(passing.tick(2390)).toBe(false);
  });

  it('that was given before one came is not shown', () => {
    const passing = new Passing();
    expect(passing.show(1, heart(7), null, 0)).toBeUndefined();
    expect(passing.show(1, heart(8), null, 10)).toBe('heart');
    passing.keep(new Set());
    expect(passing.show(1, heart(9), null, 20)).toBeUndefined();
  });

  it('of a crowd stays within bounds', () => {
    const passing = new Passing();
    for (let tab = 0; tab < 200; tab += 1) {
      passing.show(tab, DARK, null, 0);
      passing.show(tab, heart(1), null, 1);
    }
    expect(passing.signs(1).length).toBeLessThanOrEqual(60);
  });
});

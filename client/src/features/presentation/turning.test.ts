import { describe, expect, it } from 'vitest';

import { turned, turnOf, turnOfPress } from './turning.ts';

const plain = { ctrlKey: false, altKey: false, metaKey: false };

describe('turning pages', () => {
  it.each([
    ['ArrowRight', 'next'],
    [' ', 'next'],
    ['PageDown', 'next'],
    ['ArrowLeft', 'previous'],
    ['PageUp', 'previous'],
    ['Home', 'first'],
    ['Escape', 'end'],
  ] as const)('by %s', (key, turn) => {
    expect(turnOf({ key, ...plain })).toBe(turn);
  });

  it('leaves all other keys, and those with Ctrl, to the browser', () => {
    expect(turnOf({ key: 'n', ...plain })).toBeUndefined();
    expect(turnOf({ key: 'Tab', ...plain })).toBeUndefined();
    expect(turnOf({ key: 'ArrowLeft', ...plain, altKey: true })).toBeUndefined();
  });

  it('holds at both ends', () => {
    expect(turned('next', 2, 3)).toBe(2);
    expect(turned('previous', 0, 3)).toBe(0);
    expect(turned('last', 0, 3)).toBe(2);
    expect(turned('first', 2, 3)).toBe(0);
    expect(turned('next', 0, 0)).toBe(0);
  });

  it('by finger: a swipe goes its way, a tap goes on, at the left edge back', () => {
    const at = (x: number, y: number) => ({ x, y });
    expect(turnOfPress(at(300, 200), at(200, 210), 390)).toBe('next');
    expect(turnOfPress(at(200, 200), at(300, 190), 390)).toBe('previous');
    expect(turnOfPress(at(300, 200), at(302, 201), 390)).toBe('next');
    expect(turnOfPress(at(40, 200), at(41, 200), 390)).toBe('previous');
    expect(turnOfPress(at(300, 200), at(310, 400), 390)).toBeUndefined();
  });
});

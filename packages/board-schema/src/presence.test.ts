import { describe, expect, test } from 'vitest';

import { IDLE_PRESENCE, isBoardPresence } from './presence.ts';

describe('presence', () => {
  test('R60 the states a tab sends are accepted', () => {
    expect(isBoardPresence(IDLE_PRESENCE)).toBe(true);
    expect(
      isBoardPresence({
        cursor: { x: 1.5, y: -3 },
        selection: ['a'],
        editing: 'a',
        drag: { kind: 'move', ids: ['a'], dx: 4, dy: 5 },
      }),
    ).toBe(true);
  });

  test.each([
    ['a name', { ...IDLE_PRESENCE, name: 'Mallory' }],
    [
      'words in the drag',
      { ...IDLE_PRESENCE, drag: { kind: 'outline', box: { x: 0, y: 0, w: 1, h: 1 }, text: 'hi' } },
    ],
    ['too many ids', { ...IDLE_PRESENCE, selection: Array.from({ length: 51 }, (_, i) => `n${i}`) }],
    ['a negative size', { ...IDLE_PRESENCE, drag: { kind: 'outline', box: { x: 0, y: 0, w: -1, h: 1 } } }],
    ['no number', { ...IDLE_PRESENCE, cursor: { x: Number.NaN, y: 0 } }],
    ['an id that is none', { ...IDLE_PRESENCE, editing: '<img>' }],
  ])('R60 %s is refused', (_, state) => {
    expect(isBoardPresence(state)).toBe(false);
  });
});

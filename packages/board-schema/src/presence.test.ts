import { seededRandom } from '@geflecht/testkit/random';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

import { BOARD_LIMITS } from './limits.ts';
import {
  type BoardPresence,
  boardPresenceSchema,
  IDLE_PRESENCE,
  isBoardPresence,
  leanPresence,
} from './presence.ts';

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

/** What another tab reads of a state that was sent lean. */
const received = (state: Partial<BoardPresence>): BoardPresence =>
  v.parse(boardPresenceSchema, JSON.parse(JSON.stringify(leanPresence(state))));

const cursorAt = (x: number, y = 0): Partial<BoardPresence> => ({ cursor: { x, y } });

describe('a lean presence', () => {
  test('R60 that says nothing is empty, and is read as one that does nothing', () => {
    expect(leanPresence(IDLE_PRESENCE)).toEqual({});
    expect(leanPresence({})).toEqual({});
    expect(received(IDLE_PRESENCE)).toEqual(IDLE_PRESENCE);
  });

  test('R60 keeps each part that says something, and names no other', () => {
    const full = {
      cursor: { x: 1.25, y: -3 },
      selection: ['a', 'b'],
      editing: 'a',
      laser: { x: 2, y: 3.5 },
      view: { x: -10, y: 0, w: 800, h: 600 },
      reaction: { stamp: 'heart', nr: 3 },
      drag: { kind: 'move', ids: ['a'], dx: 4.123_456, dy: 5 },
    } as unknown as BoardPresence;
    expect(received(full)).toEqual(full);
    for (const part of ['cursor', 'selection', 'editing', 'laser', 'view', 'reaction', 'drag'] as const) {
      expect(Object.keys(leanPresence({ ...IDLE_PRESENCE, [part]: full[part] }))).toEqual([part]);
      expect(received({ [part]: full[part] })).toEqual({ ...IDLE_PRESENCE, [part]: full[part] });
    }
  });

  test.each([
    [1.006, 1.01],
    [-1.006, -1.01],
    [0.004_9, 0],
    [0.005_1, 0.01],
    [123.456_789, 123.46],
    [-123.456_789, -123.46],
    [99.999, 100],
    [Number.MIN_VALUE, 0],
  ])('R60 %d travels as %d, two digits behind the point', (sent, read) => {
    expect(received(cursorAt(sent)).cursor?.x).toBe(read);
    expect(JSON.stringify(leanPresence(cursorAt(sent)))).toMatch(
      /^\{"cursor":\{"x":-?\d+(\.\d{1,2})?,"y":0\}\}$/,
    );
  });

  test.each([-0, -0.001, -Number.MIN_VALUE])('R60 a zero below zero (%d) is written as zero', (sent) => {
    expect(JSON.stringify(leanPresence(cursorAt(sent)))).toBe('{"cursor":{"x":0,"y":0}}');
  });

  test.each([1e15, 2 ** 53, 1e21, 1e300, Number.MAX_VALUE, 1.797e308])(
    'R60 a huge number (%d) stays a number, and is cut to the board where it is read',
    (huge) => {
      for (const sent of [huge, -huge]) {
        const lean = leanPresence(cursorAt(sent));
        expect(lean.cursor?.x).toBe(sent);
        expect(isBoardPresence(JSON.parse(JSON.stringify(lean)))).toBe(true);
        expect(received(cursorAt(sent)).cursor?.x).toBe(Math.sign(sent) * BOARD_LIMITS.coordinate);
      }
    },
  );

  test('R60 of any cursor is valid, within half a hundredth of it, and lean already', () => {
    const seed = 20_270_519;
    const random = seededRandom(seed);
    for (let nr = 0; nr < 20_000; nr += 1) {
      const [x, y] = [0, 0].map(() => (random() - 0.5) * 10 ** (random() * 10 - 3)) as [number, number];
      const lean = leanPresence(cursorAt(x, y));
      const told = JSON.stringify(lean);
      expect(Math.abs(lean.cursor!.x - x), `seed ${seed}, ${x}`).toBeLessThanOrEqual(0.005_000_1);
      expect(Math.abs(lean.cursor!.y - y), `seed ${seed}, ${y}`).toBeLessThanOrEqual(0.005_000_1);
      expect(told, `seed ${seed}`).toMatch(/^\{"cursor":\{"x":-?\d+(\.\d{1,2})?,"y":-?\d+(\.\d{1,2})?\}\}$/);
      expect(JSON.stringify(leanPresence(JSON.parse(told) as Partial<BoardPresence>))).toBe(told);
    }
  });
});

import type { TextStep } from '@geflecht/board-schema';
import { describe, expect, test } from 'vitest';

import { diffText, mapPosition, mapSplice } from './text-diff.ts';

const apply = (text: string, splice: ReturnType<typeof diffText>): string =>
  splice ? text.slice(0, splice.index) + splice.insert + text.slice(splice.index + splice.remove) : text;

describe('diff', () => {
  test.each([
    ['abc', 'abXc', 3, { index: 2, remove: 0, insert: 'X' }],
    ['abc', 'ac', 1, { index: 1, remove: 1, insert: '' }],
    ['Radweg', 'Rad und Fußweg', 11, { index: 3, remove: 0, insert: ' und Fuß' }],
    ['', 'neu', 3, { index: 0, remove: 0, insert: 'neu' }],
    ['alt', '', 0, { index: 0, remove: 3, insert: '' }],
  ])('%s → %s', (before, after, caret, splice) => {
    expect(diffText(before, after, caret)).toEqual(splice);
  });

  test('the caret tells which of equal letters was typed', () => {
    expect(diffText('aaa', 'aaaa', 2)).toEqual({ index: 1, remove: 0, insert: 'a' });
    expect(diffText('aaa', 'aaaa', 4)).toEqual({ index: 3, remove: 0, insert: 'a' });
  });

  test('equal texts have no difference', () => {
    expect(diffText('gleich', 'gleich', 0)).toBeUndefined();
  });

  test('a pair of surrogates is never cut', () => {
    // 🌱 and 🌳 share their first half.
    expect(diffText('🌱', '🌳', 2)).toEqual({ index: 0, remove: 2, insert: '🌳' });
    expect(diffText('x🌱y', 'xy', 1)).toEqual({ index: 1, remove: 2, insert: '' });
    // 🌱 and 🐱 share their second half.
    expect(diffText('🌱!', '🐱!', 0)?.insert).toBe('🐱');
  });

  test('applying the difference always gives the new text (seed 11)', () => {
    let state = 11;
    const next = (limit: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % limit;
    };
    const letters = ['a', 'b', ' ', '\n', '🌱', '🌳', 'ä'];
    const word = (): string => Array.from({ length: next(12) }, () => letters[next(letters.length)]).join('');
    for (let round = 0; round < 2000; round++) {
      const [before, after] = [word(), word()];
      const splice = diffText(before, after, next(after.length + 1));
      expect(apply(before, splice)).toBe(after);
      expect(splice?.insert ?? '').not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
    }
  });
});

describe('positions', () => {
  const steps: TextStep[] = [{ keep: 3 }, { insert: 'XX' }, { keep: 2 }, { remove: 2 }];
  test.each([
    [0, 0],
    [3, 3],
    [4, 6],
    [5, 7],
    [6, 7],
    [7, 7],
    [9, 9],
  ])('%d goes to %d', (before, after) => {
    expect(mapPosition(before, steps)).toBe(after);
  });

  test('a splice is carried over what others did meanwhile', () => {
    expect(mapSplice({ index: 4, remove: 1, insert: 'z' }, [steps])).toEqual({
      index: 6,
      remove: 1,
      insert: 'z',
    });
    expect(mapSplice({ index: 5, remove: 2, insert: '' }, [steps])).toEqual({
      index: 7,
      remove: 0,
      insert: '',
    });
  });
});

import { type BoxItem, contains, isBoxItem, isContainer, outlineOf } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { catalogueOf } from '@geflecht/i18n';
import { describe, expect, it } from 'vitest';

import { BUILT_IN, LAYOUTS } from './built-in.ts';
import { fragmentOfParts } from './layout.ts';

const german = catalogueOf('de').templates.builtIn;
const english = catalogueOf('en').templates.builtIn;

describe.each(BUILT_IN)('the template %s', (name) => {
  const parts = LAYOUTS[name];
  const fragment = fragmentOfParts(parts, german[name].parts);

  it('is pasted whole: every part, with its words', () => {
    const [board] = testBoards([]);
    const added = board.paste(fragment, 0, 0);
    expect(added).toHaveLength(parts.length);
    const kinds = added.map((id) => String(board.get(id)?.kind));
    expect(kinds.toSorted()).toEqual(parts.map(({ kind }): string => kind).toSorted());
    const words = added.flatMap((id) => {
      const item = board.get(id);
      return item !== undefined && 'text' in item && item.text !== '' ? [item.text] : [];
    });
    const written = Object.entries(german[name].parts).filter(([key]) => !key.includes('.'));
    expect(words.toSorted()).toEqual(written.map(([, text]) => text).toSorted());
  });

  it('has words for its parts alone, in both languages', () => {
    const keys = parts.flatMap((part) =>
      part.kind === 'table'
        ? Array.from({ length: part.columns }, (_, nr) => `${part.key}.${nr + 1}`)
        : [part.key],
    );
    const nameless = parts.flatMap((part) =>
      part.kind === 'connector' && !(part.key in german[name].parts) ? [part.key] : [],
    );
    const expected = keys.filter((key) => !nameless.includes(key)).toSorted();
    expect(Object.keys(german[name].parts).toSorted()).toEqual(expected);
    expect(Object.keys(english[name].parts).toSorted()).toEqual(expected);
  });

  it('lays nothing onto something else but frames, and nothing beyond its frames', () => {
    const boxes = fragment.items.filter(isBoxItem);
    const [things, holders] = [boxes.filter((box) => !isContainer(box)), boxes.filter(isContainer)];
    for (const thing of things) {
      expect(holders.some((holder) => contains(holder, thing) && encloses(holder, thing))).toBe(true);
      expect(things.filter((other) => other !== thing && overlap(thing, other))).toEqual([]);
    }
  });

  it('reads in the outline from its frame downwards', () => {
    const [board] = testBoards([]);
    board.paste(fragment, 0, 0);
    const [first] = outlineOf(board.items());
    expect(first?.kind).toBe('frame');
    expect(first?.children.length).toBeGreaterThan(0);
  });
});

function encloses({ place: outer }: BoxItem, { place: inner }: BoxItem): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.w <= outer.x + outer.w &&
    inner.y + inner.h <= outer.y + outer.h
  );
}

function overlap({ place: a }: BoxItem, { place: b }: BoxItem): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

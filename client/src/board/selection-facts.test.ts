import { type BoardItem, type ItemId, NO_HOLD } from '@geflecht/board-schema';
import type { ProposalId } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';

import { sameFacts, selectionFacts } from './selection-facts.ts';

const place = { x: 0, y: 0, w: 160, h: 160, order: 'a0', angle: 0 };
const hold = NO_HOLD;
const yellow = 'yellow-note' as ItemId;
const blue = 'blue-note' as ItemId;
const card = 'card' as ItemId;
const items: ReadonlyMap<ItemId, BoardItem> = new Map<ItemId, BoardItem>([
  [
    yellow,
    { id: yellow, kind: 'note', place, hold, marks: [], look: { color: 'yellow' }, text: ' Radweg \n' },
  ],
  [blue, { id: blue, kind: 'note', place, hold, marks: [], look: { color: 'blue' }, text: 'Hof' }],
  [card, { id: card, kind: 'card', place, hold, look: {}, proposal: 'M1-01' as ProposalId }],
]);

describe('what the bar over the selection offers', () => {
  it('gives one note its hue and its words, trimmed', () => {
    expect(selectionFacts([yellow], items)).toMatchObject({
      color: 'yellow',
      colorable: true,
      words: 'Radweg',
      proposal: null,
    });
  });

  it('names no hue for notes of different hues, and no words for several', () => {
    expect(selectionFacts([yellow, blue], items)).toMatchObject({
      color: null,
      colorable: true,
      words: null,
      single: null,
    });
  });

  it('knows the proposal of one card, which has neither hue nor words of its own', () => {
    expect(selectionFacts([card], items)).toMatchObject({ proposal: 'M1-01', colorable: false, words: null });
  });

  it('passes over items that somebody else deleted meanwhile', () => {
    const facts = selectionFacts([yellow, 'gone' as ItemId], items);
    expect(facts.ids).toEqual([yellow]);
    expect(facts.words).toBe('Radweg');
  });

  it('differs once the selected item is another snapshot', () => {
    expect(sameFacts(selectionFacts([yellow], items), selectionFacts([yellow], items))).toBe(true);
    expect(sameFacts(selectionFacts([yellow], items), selectionFacts([blue], items))).toBe(false);
  });
});

import { type ItemId, itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import type { ImageId, ProposalId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import { keepableOf } from './keepable.ts';

const [frame, inside, card, picture, outside] = ['frame', 'in', 'card', 'picture', 'out'].map(itemId) as [
  ItemId,
  ItemId,
  ItemId,
  ItemId,
  ItemId,
];
const [board] = testBoards([
  { id: frame, kind: 'frame', x: 0, y: 0, w: 800, h: 600, text: 'Rahmen' },
  { id: inside, kind: 'note', x: 20, y: 60, text: 'Drin' },
  { id: card, kind: 'card', x: 300, y: 60, proposal: 'M1-01' as ProposalId },
  { id: picture, kind: 'image', x: 20, y: 300, image: 'i1' as ImageId },
  { id: outside, kind: 'note', x: 1200, y: 0, text: 'Draußen' },
]);

it('takes along what lies in a chosen frame, but neither cards nor pictures', () => {
  expect(keepableOf(board, [frame])).toEqual({ ids: [frame, inside], leavesBehind: true });
});

it('takes chosen notes alone as they are', () => {
  expect(keepableOf(board, [outside, inside])).toEqual({ ids: [outside, inside], leavesBehind: false });
});

it('finds nothing in a card, and nothing in what is gone', () => {
  expect(keepableOf(board, [card])).toEqual({ ids: [], leavesBehind: true });
  expect(keepableOf(board, ['gone' as ItemId]).ids).toEqual([]);
});

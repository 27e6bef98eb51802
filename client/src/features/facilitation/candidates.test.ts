import { itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import type { ProposalId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import { candidatesOf } from './candidates.ts';

const id = itemId;
const [board] = testBoards([
  { id: id('frame'), kind: 'frame', x: 0, y: 0, w: 1000, h: 500, text: 'Rahmen' },
  { id: id('b'), kind: 'note', x: 300, y: 40, text: 'Zweite\n Idee ' },
  { id: id('a'), kind: 'note', x: 20, y: 40, text: 'Erste' },
  { id: id('empty'), kind: 'note', x: 600, y: 40, text: ' \n' },
  { id: id('card'), kind: 'card', x: 20, y: 900, proposal: 'M1-01' as ProposalId },
  { id: id('shape'), kind: 'shape', x: 600, y: 900, text: 'Form' },
]);
const titleOf = () => 'Balkonkraftwerk';

it('takes notes and cards of the whole board in reading order, with their words in one line', () => {
  expect(candidatesOf(board, [], titleOf)).toEqual([
    { item: 'a', words: 'Erste' },
    { item: 'b', words: 'Zweite Idee' },
    { item: 'card', words: 'Balkonkraftwerk' },
  ]);
});

it('takes what lies in a chosen frame, and chosen things alone', () => {
  expect(candidatesOf(board, [id('frame')], titleOf).map(({ item }) => item)).toEqual(['a', 'b']);
  expect(candidatesOf(board, [id('b'), id('card')], titleOf).map(({ item }) => item)).toEqual(['b', 'card']);
});

it('takes no more than a vote can hold, and none too long', () => {
  const [large] = testBoards(
    Array.from({ length: 300 }, (_, nr) => ({
      id: id(`n${nr}`),
      kind: 'note' as const,
      x: nr * 200,
      y: 0,
      text: 'x'.repeat(2000),
    })),
  );
  const all = candidatesOf(large, [], titleOf);
  expect(all).toHaveLength(200);
  expect(all[0]?.words).toHaveLength(300);
});

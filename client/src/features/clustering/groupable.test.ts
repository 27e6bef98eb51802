import type { CardFace } from '@geflecht/board-engine';
import { itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import type { ProposalId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import { groupableOf } from './groupable.ts';

const id = itemId;
const [board] = testBoards([
  { id: id('frame'), kind: 'frame', x: 0, y: 0, w: 1200, h: 600, text: 'Rahmen' },
  { id: id('note'), kind: 'note', x: 20, y: 40, text: ' Radweg, SDG 11 ' },
  { id: id('empty'), kind: 'note', x: 200, y: 40, text: ' ' },
  { id: id('held'), kind: 'note', x: 400, y: 40, text: 'Fest', hold: { locked: true } },
  { id: id('card'), kind: 'card', x: 600, y: 40, proposal: 'M1-01' as ProposalId },
  { id: id('lost'), kind: 'card', x: 900, y: 40, proposal: 'M1-02' as ProposalId },
  { id: id('shape'), kind: 'shape', x: 20, y: 300, text: 'Form' },
  { id: id('outside'), kind: 'text', x: 2000, y: 40, text: 'Draußen' },
]);
const face: CardFace = {
  title: 'Balkonkraftwerk',
  kindLabel: 'Projekt',
  statusLabel: 'Idee',
  statusTone: 'quiet',
  sdgs: [{ number: 7, color: '#fff' }],
  links: 0,
  here: 7,
};
const cards = (proposal: ProposalId) => (proposal === 'M1-01' ? face : undefined);

it('takes what says something from a chosen frame', () => {
  expect(groupableOf(board, [id('frame')], cards)).toEqual([
    { id: 'note', text: 'Radweg, SDG 11', sdgs: [11] },
    { id: 'card', text: 'Balkonkraftwerk', sdgs: [7] },
  ]);
});

it('takes chosen things alone when no frame is among them', () => {
  expect(groupableOf(board, [id('outside'), id('shape'), id('gone')], cards)).toEqual([
    { id: 'outside', text: 'Draußen', sdgs: [] },
  ]);
});

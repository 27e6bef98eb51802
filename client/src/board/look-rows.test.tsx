import { itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { catalogueOf } from '@geflecht/i18n';
import { expect, it } from 'vitest';

import { rowsOf } from './look-rows.tsx';

const words = catalogueOf('de');
const [board] = testBoards([
  { id: itemId('note'), kind: 'note', x: 0, y: 0 },
  { id: itemId('box'), kind: 'shape', x: 0, y: 0, look: { shape: 'ellipse', fill: 'none' } },
  { id: itemId('other'), kind: 'shape', x: 0, y: 0, look: { shape: 'diamond', fill: 'none' } },
  { id: itemId('text'), kind: 'text', x: 0, y: 0, text: 'Wort', look: { size: 'large' } },
  {
    id: itemId('arrow'),
    kind: 'connector',
    ends: { from: { item: itemId('note') }, to: { item: itemId('box') } },
    look: { dashed: true },
  },
]);
const rows = (...ids: string[]) =>
  rowsOf(
    ids.flatMap((id) => board.get(itemId(id)) ?? []),
    words,
  ).map(({ key, value }) => [key, value]);

it('offers what each kind lets one choose, with what holds now', () => {
  expect(rows('note')).toEqual([]);
  expect(rows('box')).toEqual([
    ['shape', 'ellipse'],
    ['fill', 'none'],
  ]);
  expect(rows('text')).toEqual([
    ['size', 'large'],
    ['align', 'start'],
  ]);
  expect(rows('arrow')).toEqual([
    ['route', 'curved'],
    ['heads', 'end'],
    ['dashed', 'dashed'],
  ]);
});

it('shows nothing as chosen where several differ, and joins what different kinds know', () => {
  expect(rows('box', 'other')).toEqual([
    ['shape', null],
    ['fill', 'none'],
  ]);
  expect(rows('box', 'text').map(([key]) => key)).toEqual(['shape', 'fill', 'size', 'align']);
});

it('names every choice in both languages', () => {
  const all = ['box', 'text', 'arrow'].flatMap((id) => board.get(itemId(id)) ?? []);
  for (const language of ['de', 'en'] as const)
    for (const { label, options } of rowsOf(all, catalogueOf(language))) {
      expect(label).not.toBe('');
      expect(new Set(options.map((option) => option.label)).size).toBe(options.length);
    }
});

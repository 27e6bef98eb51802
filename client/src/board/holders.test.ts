import { itemId, outlineOf } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { expect, it } from 'vitest';

import { holdersOf } from './holders.ts';

const words = { frame: 'Rahmen', table: 'Tabelle', column: (nr: number) => `Spalte ${nr}` };

it('names frames and the columns of tables as they are read, also within each other', () => {
  const [board] = testBoards([
    { id: itemId('second'), kind: 'frame', x: 0, y: 900, w: 400, h: 300 },
    { id: itemId('first'), kind: 'frame', x: 0, y: 0, w: 900, h: 800, text: ' Ideen \nzur Energie' },
    {
      id: itemId('inner'),
      kind: 'table',
      x: 50,
      y: 50,
      w: 600,
      h: 500,
      columns: [{ title: 'Offen' }, { title: ' ' }],
    },
    { id: itemId('note'), kind: 'note', x: 700, y: 50, text: 'kein Behälter' },
  ]);
  expect(holdersOf(outlineOf(board.items()), words)).toEqual([
    { key: 'first', name: 'Ideen', holder: { id: 'first' } },
    { key: 'inner/0', name: 'Tabelle · Offen', holder: { id: 'inner', column: 0 } },
    { key: 'inner/1', name: 'Tabelle · Spalte 2', holder: { id: 'inner', column: 1 } },
    { key: 'second', name: 'Rahmen', holder: { id: 'second' } },
  ]);
});

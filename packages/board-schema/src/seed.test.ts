import { readFileSync } from 'node:fs';

import { proposalIdSchema } from '@geflecht/domain';
import { parse } from 'valibot';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { boardText } from './board-text.ts';
import { openBoard } from './board.ts';
import { type SeedItem, itemId, seedBoard } from './seed.ts';

/** The items behind `fixtures/board-v1.bin`; a new version gets its own list and fixture beside these. */
const VERSION_1: readonly SeedItem[] = [
  {
    id: itemId('frame'),
    kind: 'frame',
    x: -40,
    y: -80,
    w: 900,
    h: 400,
    text: 'Ideen',
    look: { color: 'green' },
  },
  { id: itemId('note'), kind: 'note', x: 0, y: 0, text: 'Radweg am Südring', by: 'p07' as never },
  { id: itemId('text'), kind: 'text', x: 200, y: 0, text: 'Überschrift', look: { size: 'large' } },
  {
    id: itemId('shape'),
    kind: 'shape',
    x: 0,
    y: 200,
    text: 'Halt',
    look: { shape: 'diamond', color: 'pink' },
  },
  { id: itemId('card'), kind: 'card', x: 480, y: 0, proposal: parse(proposalIdSchema, 'M1-01') },
  {
    id: itemId('connector'),
    kind: 'connector',
    ends: { from: { item: itemId('note') }, to: { item: itemId('card') } },
    look: { heads: 'both', dashed: true },
    text: 'führt zu',
  },
  { id: itemId('loose'), kind: 'connector', ends: { from: { x: 1, y: 2 }, to: { item: itemId('shape') } } },
];

function seeded(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  seedBoard(doc, VERSION_1);
  return doc;
}

describe('seed', () => {
  test('R51 the same items give the same bytes', () => {
    expect(Y.encodeStateAsUpdate(seeded())).toEqual(Y.encodeStateAsUpdate(seeded()));
  });

  test('R51 what exists is left alone', () => {
    const doc = seeded();
    openBoard(doc).setPlace([{ id: itemId('note'), x: 77 }]);
    seedBoard(doc, VERSION_1);
    expect(openBoard(doc).get(itemId('note'))).toMatchObject({ place: { x: 77 } });
  });

  test('R6 the golden document of version 1 opens as it was written', () => {
    const bytes = readFileSync(new URL('../fixtures/board-v1.bin', import.meta.url));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, bytes);
    const board = openBoard(doc);
    expect(board.writable()).toBe(true);
    expect(new Map(board.items())).toEqual(new Map(openBoard(seeded()).items()));
    expect(board.items().size).toBe(VERSION_1.length);
  });

  test('the search text names every item that has words, and the cards', () => {
    expect(boardText(seeded()).map(({ id, text }) => [id, text])).toEqual([
      ['frame', 'Ideen'],
      ['note', 'Radweg am Südring'],
      ['text', 'Überschrift'],
      ['shape', 'Halt'],
      ['card', ''],
      ['connector', 'führt zu'],
    ]);
  });

  test('an id that is none is a bug of the caller', () => {
    expect(() => itemId('mit Leerzeichen')).toThrow(/Invalid format/);
  });
});

import { readFileSync } from 'node:fs';

import { imageIdSchema, proposalIdSchema } from '@geflecht/domain';
import { parse } from 'valibot';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { boardText } from './board-text.ts';
import { openBoard } from './board.ts';
import { packPoints } from './points.ts';
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

/** The items behind `fixtures/board-v2.bin`: the kinds and groups that version 2 has brought. */
const VERSION_2: readonly SeedItem[] = [
  ...VERSION_1,
  {
    id: itemId('table'),
    kind: 'table',
    x: 0,
    y: 600,
    text: 'Plan',
    columns: [{ title: 'Offen' }, { title: 'Fertig' }],
  },
  {
    id: itemId('stroke'),
    kind: 'stroke',
    x: 40,
    y: 40,
    look: { pen: 'marker', width: 'thick', color: 'green' },
    points: packPoints([
      { x: 0, y: 0.5, pressure: 0.3 },
      { x: 1, y: 0, pressure: 1 },
    ]),
  },
  {
    id: itemId('image'),
    kind: 'image',
    x: 300,
    y: 0,
    angle: -12.5,
    image: parse(imageIdSchema, 'bild1'),
    text: 'Ein Schulweg',
  },
  { id: itemId('stamp'), kind: 'stamp', x: 10, y: 10, look: { stamp: 'heart' }, hold: { locked: true } },
  {
    id: itemId('rich'),
    kind: 'text',
    x: 0,
    y: 900,
    text: 'fett und schräg',
    look: { align: 'middle' },
    marks: [
      { from: 0, to: 4, mark: 'bold' },
      { from: 9, to: 15, mark: 'italic' },
    ],
  },
  { id: itemId('slide'), kind: 'frame', x: 2000, y: 0, text: 'Folie', slide: 'a5' },
  {
    id: itemId('bow'),
    kind: 'connector',
    ends: { from: { item: itemId('table') }, to: { item: itemId('image') } },
    look: { route: 'elbow' },
  },
];

function seeded(items: readonly SeedItem[] = VERSION_1): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  seedBoard(doc, items);
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

  test.each([
    [1, VERSION_1],
    [2, VERSION_2],
  ])('R6 the golden document of version %d opens as it was written', (version, items) => {
    const bytes = readFileSync(new URL(`../fixtures/board-v${version}.bin`, import.meta.url));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, bytes);
    const board = openBoard(doc);
    expect(board.writable()).toBe(true);
    expect(new Map(board.items())).toEqual(new Map(openBoard(seeded(items)).items()));
    expect(board.items().size).toBe(items.length);
    expect(doc.getMap('meta').get('schema')).toBe(version);
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

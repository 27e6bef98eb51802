import { imageIdSchema } from '@geflecht/domain';
import { parse } from 'valibot';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { type Board, openBoard } from './board.ts';
import { type ItemId, mayTurn, turned } from './item.ts';
import { outlineOf } from './outline.ts';
import { packPoints } from './points.ts';
import { itemId } from './seed.ts';

const image = parse(imageIdSchema, 'bild1');
const points = packPoints([
  { x: 0, y: 0, pressure: 0.2 },
  { x: 1, y: 1, pressure: 0.9 },
]);

function open(): { doc: Y.Doc; board: Board } {
  const doc = new Y.Doc();
  return { doc, board: openBoard(doc) };
}

test('R3 tables, strokes, images and stamps of any shape are read safely or not at all', () => {
  const { doc, board } = open();
  const items = doc.getMap<unknown>('items');
  const place = { x: 0, y: 0, w: 100, h: 100, order: 'a0' };
  const put = (id: string, entries: Record<string, unknown>) =>
    items.set(id, new Y.Map(Object.entries(entries)));
  put('nocolumns', { kind: 'table', place });
  put('manycolumns', { kind: 'table', place, columns: Array.from({ length: 13 }, () => ({ title: 'x' })) });
  put('longtitle', { kind: 'table', place, columns: [{ title: 'x'.repeat(1000) }, { title: 4 }] });
  put('nopoints', { kind: 'stroke', place });
  put('badpoints', { kind: 'stroke', place, points: 'javascript:' });
  put('noimage', { kind: 'image', place });
  put('linkimage', { kind: 'image', place, ref: { image: 'https://example.org/x.png' } });
  put('nostamp', { kind: 'stamp', place, look: { stamp: 'skull' } });
  put('nowhere', { kind: 'stamp' });
  put('spinning', { kind: 'stamp', place: { ...place, angle: Number.NaN } });
  put('proto', { kind: 'constructor', place });
  put('held', { kind: 'note', place, hold: { locked: 'yes', group: { evil: true } } });
  expect([...board.items().keys()].sort()).toEqual(
    ['held', 'longtitle', 'manycolumns', 'nocolumns', 'nostamp', 'spinning'].sort(),
  );
  expect(board.get(itemId('nocolumns'))).toMatchObject({ columns: [{ title: '' }] });
  expect(board.get(itemId('manycolumns'))).toMatchObject({ columns: [{ title: '' }] });
  expect(board.get(itemId('longtitle'))).toMatchObject({ columns: [{ title: '' }, { title: '' }] });
  expect(board.get(itemId('nostamp'))).toMatchObject({ look: { stamp: 'thumb' } });
  expect(board.get(itemId('spinning'))).toMatchObject({ place: { angle: 0 } });
  expect(board.get(itemId('held'))).toMatchObject({ hold: { locked: false, group: null } });
});

test('R5 R9 an image keeps an id and words, and nothing of the picture', () => {
  const { doc, board } = open();
  const id = board.add({ kind: 'image', x: 0, y: 0, image, text: 'Der Marienplatz im Regen' });
  const stored = doc.getMap<Y.Map<unknown>>('items').get(id);
  expect([...(stored?.keys() ?? [])].sort()).toEqual(['kind', 'place', 'ref', 'text']);
  expect(board.get(id)).toMatchObject({ image: 'bild1', text: 'Der Marienplatz im Regen' });
});

test.each([
  [0, 0],
  [180, 180],
  [-180, 180],
  [181, -179],
  [540, 180],
  [-725, -5],
])('R18 %d degrees read as %d', (given, read) => {
  expect(turned(given)).toBe(read);
  const { board } = open();
  const id = board.add({ kind: 'shape', x: 0, y: 0, angle: given });
  expect(board.get(id)).toMatchObject({ place: { angle: read } });
});

test('R18 words in a note are read straight, a shape may be turned', () => {
  expect(mayTurn('note')).toBe(false);
  expect(mayTurn('table')).toBe(false);
  expect(mayTurn('shape')).toBe(true);
});

describe('R17 groups and locks', () => {
  const two = (board: Board): [ItemId, ItemId] => [
    board.add({ kind: 'note', x: 0, y: 0 }),
    board.add({ kind: 'stroke', x: 0, y: 0, points }),
  ];

  test('an item is in one group at most, one alone makes none', () => {
    const { board } = open();
    const [a, b] = two(board);
    const c = board.add({ kind: 'stamp', x: 0, y: 0 });
    expect(board.group([a])).toBeUndefined();
    const first = board.group([a, b]);
    const second = board.group([b, c]);
    expect([a, b, c].map((id) => board.get(id)?.hold.group)).toEqual([first, second, second]);
    board.ungroup([c]);
    expect([a, b, c].map((id) => board.get(id)?.hold.group)).toEqual([first, null, null]);
  });

  test('a copied group is one of its own', () => {
    const { board } = open();
    const ids = two(board);
    const group = board.group(ids);
    const copies = board.duplicate(ids, 50, 50);
    const groups = new Set(copies.map((id) => board.get(id)?.hold.group));
    expect(groups.size).toBe(1);
    expect([...groups][0]).not.toBe(group);
    expect([...groups][0]).toMatch(/^[A-Za-z0-9]+$/);
  });

  test('a lock is taken and opened without touching the group', () => {
    const { board } = open();
    const ids = two(board);
    const group = board.group(ids);
    board.lock(ids, true);
    expect(board.get(ids[0])?.hold).toEqual({ locked: true, group });
    expect(board.get(board.duplicate([ids[0]], 1, 1)[0]!)?.hold.locked).toBe(true);
    board.lock(ids, false);
    expect(board.get(ids[0])?.hold).toEqual({ locked: false, group });
  });
});

test('columns and slides are changed on their kind alone', () => {
  const { board } = open();
  const table = board.add({ kind: 'table', x: 0, y: 0, columns: [{ title: 'Offen' }, { title: 'Fertig' }] });
  const frame = board.add({ kind: 'frame', x: 0, y: 0 });
  board.setColumns(frame, [{ title: 'nie' }]);
  board.setColumns(table, []);
  board.setColumns(table, [{ title: 'x'.repeat(500) }]);
  expect(board.get(table)).toMatchObject({ columns: [{ title: 'x'.repeat(200) }] });
  board.setSlide(table, 'a1');
  board.setSlide(frame, 'a1');
  expect(board.get(frame)).toMatchObject({ slide: 'a1' });
  expect(board.get(table)).not.toHaveProperty('slide');
  board.setSlide(frame, 'kein Schlüssel');
  expect(board.get(frame)).toMatchObject({ slide: null });
});

test('R42 a table tells its notes column by column, and what hangs over in the nearest', () => {
  const { board } = open();
  const columns = [{ title: 'Offen' }, { title: 'Dran' }, { title: 'Fertig' }];
  board.add({ kind: 'table', x: 0, y: 0, w: 600, h: 600, text: 'Plan', columns });
  const at = (text: string, x: number, y: number) => board.add({ kind: 'note', text, x, y, w: 100, h: 100 });
  at('c', 450, 10);
  at('b', 220, 20);
  at('a2', 20, 300);
  at('a1', 40, 50);
  at('c2', 549, 400);
  const [table] = outlineOf(board.items());
  expect(table?.columns).toEqual(['Offen', 'Dran', 'Fertig']);
  expect(table?.children.map(({ text, column }) => [text, column])).toEqual([
    ['a1', 0],
    ['a2', 0],
    ['b', 1],
    ['c', 2],
    ['c2', 2],
  ]);
});

test('R40 strokes, stamps and images stand in the outline, too', () => {
  const { board } = open();
  board.add({ kind: 'stroke', x: 0, y: 0, points });
  board.add({ kind: 'stamp', x: 0, y: 300 });
  board.add({ kind: 'image', x: 0, y: 600, image, text: 'Plan' });
  expect(outlineOf(board.items()).map(({ kind, text }) => [kind, text])).toEqual([
    ['stroke', ''],
    ['stamp', ''],
    ['image', 'Plan'],
  ]);
});

test('R6 writing into a board of version 1 raises its version', () => {
  const { doc, board } = open();
  doc.getMap('meta').set('schema', 1);
  board.add({ kind: 'stamp', x: 0, y: 0 });
  expect(doc.getMap('meta').get('schema')).toBe(2);
});

import { personIdSchema, proposalIdSchema } from '@geflecht/domain';
import { parse } from 'valibot';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';

import { boardText } from './board-text.ts';
import { type Board, type BoardChange, openBoard } from './board.ts';
import type { BoxItem, ItemId } from './item.ts';
import { BOARD_LIMITS, BOARD_SCHEMA_VERSION } from './limits.ts';
import { itemId } from './seed.ts';

const proposal = parse(proposalIdSchema, 'M1-01');

function open(doc = new Y.Doc()): { doc: Y.Doc; board: Board } {
  return { doc, board: openBoard(doc) };
}
function sync(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}
function box(board: Board, id: ItemId): BoxItem {
  const item = board.get(id);
  if (!item || item.kind === 'connector') throw new Error(`no box ${id}`);
  return item;
}

describe('shape', () => {
  test('R1 opening writes nothing, the first change writes the version', () => {
    const { doc, board } = open();
    expect(Y.encodeStateAsUpdate(doc)).toHaveLength(2);
    board.add({ kind: 'note', x: 0, y: 0 });
    expect(doc.getMap('meta').get('schema')).toBe(BOARD_SCHEMA_VERSION);
  });

  test('R2 colour by one and place by another both survive, words merge', () => {
    const a = open();
    const id = a.board.add({ kind: 'note', x: 0, y: 0, text: 'Radweg' });
    const b = open();
    sync(a.doc, b.doc);
    a.board.setPlace([{ id, x: 50 }]);
    b.board.setLook([id], { color: 'green' });
    a.board.text(id)?.splice(0, 0, 'Neuer ');
    b.board.text(id)?.splice(6, 0, ' Süd');
    sync(a.doc, b.doc);
    sync(b.doc, a.doc);
    expect(a.board.get(id)).toEqual(b.board.get(id));
    expect(a.board.get(id)).toMatchObject({
      place: { x: 50 },
      look: { color: 'green' },
      text: 'Neuer Radweg Süd',
    });
  });

  test('R3 whatever a document holds, reading skips or clamps and never throws', () => {
    const doc = new Y.Doc();
    const items = doc.getMap<unknown>('items');
    const put = (id: string, entries: Record<string, unknown>) =>
      items.set(id, new Y.Map(Object.entries(entries)));
    const place = { x: 0, y: 0, w: 100, h: 100, order: 'a0' };
    items.set('number', 7);
    items.set('array', new Y.Array());
    items.set('bad id!', new Y.Map([['kind', 'note']]));
    put('nokind', { place });
    put('later', { kind: 'hologram', place });
    put('noplace', { kind: 'note' });
    put('nan', { kind: 'note', place: { ...place, x: 'left' } });
    put('mapplace', { kind: 'note', place: new Y.Map() });
    put('noref', { kind: 'card', place });
    put('htmlref', { kind: 'card', place, ref: { proposal: '<b>' } });
    put('noends', { kind: 'connector' });
    put('halfends', { kind: 'connector', ends: { from: { item: 'huge' } } });
    put('huge', {
      kind: 'note',
      place: { x: 1e12, y: -1e12, w: 1e9, h: -4, order: '!!' },
      look: { color: 'plaid' },
    });
    put('nolook', { kind: 'shape', place, look: 3, by: '../../etc', text: 'no Y.Text' });
    const board = openBoard(doc);
    expect([...board.items().keys()].sort()).toEqual(['huge', 'nolook']);
    expect(board.get(itemId('huge'))).toEqual({
      id: 'huge',
      kind: 'note',
      place: { x: 1_000_000, y: -1_000_000, w: 20_000, h: 8, order: 'a0', angle: 0 },
      look: { color: 'yellow' },
      hold: { locked: false, group: null },
      text: '',
      marks: [],
    });
    expect(board.get(itemId('nolook'))).toMatchObject({
      look: { shape: 'rectangle', color: 'blue' },
      text: '',
    });
    expect(board.get(itemId('nolook'))).not.toHaveProperty('by');
    expect(board.text(itemId('nolook'))).toBeUndefined();
    expect(items.size).toBe(14);
    put('nan', { kind: 'note', place });
    expect(board.get(itemId('nan'))?.kind).toBe('note');
    expect(() => boardText(doc)).not.toThrow();
    board.bringToFront([itemId('huge')]);
    expect(box(board, itemId('huge')).place.order > 'a0').toBe(true);
  });

  test('R4 a later version is readable and not writable', () => {
    const { doc, board } = open();
    const id = board.add({ kind: 'note', x: 0, y: 0 });
    doc.getMap('meta').set('schema', BOARD_SCHEMA_VERSION + 1);
    const before = Y.encodeStateAsUpdate(doc);
    expect(board.writable()).toBe(false);
    expect(() => board.setPlace([{ id, x: 1 }])).toThrow(/later version/);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    expect(board.get(id)?.kind).toBe('note');
  });

  test('R5 a card keeps only the reference', () => {
    const { doc, board } = open();
    const id = board.add({ kind: 'card', x: 0, y: 0, proposal });
    const stored = doc.getMap<Y.Map<unknown>>('items').get(id);
    expect([...(stored?.keys() ?? [])].sort()).toEqual(['kind', 'place', 'ref']);
    expect(boardText(doc)).toEqual([{ id, kind: 'card', text: '', proposal }]);
  });
});

describe('writing', () => {
  test('R10 one call is one update and one event, batch joins calls', () => {
    const { doc, board } = open();
    let updates = 0;
    doc.on('update', () => updates++);
    const seen: BoardChange[] = [];
    board.observe((change) => seen.push(change));
    const ids = board.addMany([
      { kind: 'note', x: 0, y: 0 },
      { kind: 'note', x: 200, y: 0 },
    ]);
    board.setPlace(ids.map((id) => ({ id, y: 90 })));
    board.batch(() => {
      board.setLook(ids, { color: 'pink' });
      board.connect(ids[0] as ItemId, ids[1] as ItemId);
    });
    expect(updates).toBe(3);
    expect(seen.map((change) => [change.changed.length, change.removed.length, change.own])).toEqual([
      [2, 0, true],
      [2, 0, true],
      [3, 0, true],
    ]);
  });

  test('R10 joined calls build on each other: none overwrites what the one before has set', () => {
    const { board } = open();
    const [note] = board.addMany([{ kind: 'note', x: 0, y: 0 }]) as [ItemId];
    const seen: BoardChange[] = [];
    board.observe((change) => seen.push(change));
    let made: ItemId | undefined;
    board.batch(() => {
      board.setPlace([{ id: note, x: 500 }]);
      board.setPlace([{ id: note, y: 700 }]);
      made = board.add({ kind: 'note', x: 0, y: 0 });
      board.bringToFront([note]);
      board.batch(() => board.setLook([made as ItemId], { color: 'pink' }));
      board.lock([note], true);
      board.remove([made]);
    });
    expect(board.get(note)).toMatchObject({ place: { x: 500, y: 700 }, hold: { locked: true } });
    expect(board.get(made as ItemId)).toBeUndefined();
    expect(seen.map(({ changed }) => changed)).toEqual([[note]]);
    const [first, second] = board.addMany([
      { kind: 'note', x: 0, y: 0 },
      { kind: 'note', x: 0, y: 0 },
    ]) as [ItemId, ItemId];
    board.batch(() => {
      board.bringToFront([first]);
      board.bringToFront([second]);
    });
    const orders = [first, second].map((id) => (board.get(id) as BoxItem).place.order);
    expect(orders).toEqual(orders.toSorted());
    expect(new Set(orders).size).toBe(2);
  });

  test('R10 observers hear only of the items that changed, and of other peers as not own', () => {
    const a = open();
    const ids = a.board.addMany(
      Array.from({ length: 50 }, (_, i) => ({ kind: 'note', x: i * 200, y: 0 }) as const),
    );
    const b = open();
    sync(a.doc, b.doc);
    const seen: BoardChange[] = [];
    b.board.observe((change) => seen.push(change));
    a.board.text(ids[7] as ItemId)?.splice(0, 0, 'x');
    a.board.remove([ids[9] as ItemId]);
    sync(a.doc, b.doc);
    expect(seen).toEqual([{ changed: [ids[7]], removed: [ids[9]], own: false }]);
  });

  test('R11 writing to what is gone does nothing', () => {
    const { doc, board } = open();
    const id = board.add({ kind: 'note', x: 0, y: 0 });
    board.remove([id]);
    const before = Y.encodeStateVector(doc);
    board.setPlace([{ id, x: 9 }]);
    board.setLook([id], { color: 'green' });
    board.setEnds(id, { from: { x: 0, y: 0 }, to: { x: 1, y: 1 } });
    board.remove([id]);
    board.bringToFront([id]);
    board.turnIntoCard(id, proposal);
    expect(board.duplicate([id], 10, 10)).toEqual([]);
    expect(Y.encodeStateVector(doc)).toEqual(before);
    expect(board.items().size).toBe(0);
  });

  test('R12 removing takes the connectors along, one undo brings all back', () => {
    const { board } = open();
    const undo = board.createUndo();
    const [a, b, c] = board.addMany([0, 200, 400].map((x) => ({ kind: 'note', x, y: 0 }) as const)) as [
      ItemId,
      ItemId,
      ItemId,
    ];
    const ab = board.connect(a, b);
    const bc = board.connect(b, c);
    undo.step();
    board.remove([a]);
    expect([...board.items().keys()].sort()).toEqual([b, c, bc].sort());
    undo.undo();
    expect([...board.items().keys()].sort()).toEqual([a, b, c, ab, bc].sort());
    expect(board.get(ab)).toMatchObject({ ends: { from: { item: a }, to: { item: b } } });
  });

  test('R13 a note becomes a card in place', () => {
    const { doc, board } = open();
    const note = board.add({ kind: 'note', x: 100, y: 100, text: 'Schulstraße autofrei' });
    const other = board.add({ kind: 'note', x: 500, y: 100 });
    const connector = board.connect(note, other);
    const undo = board.createUndo();
    board.turnIntoCard(note, proposal);
    expect(board.get(note)).toMatchObject({ id: note, kind: 'card', proposal });
    const { x, w } = box(board, note).place;
    expect(x + w / 2).toBe(180);
    expect(board.get(connector)).toMatchObject({ ends: { from: { item: note } } });
    expect(JSON.stringify(doc.getMap('items').toJSON())).not.toContain('Schulstraße');
    undo.undo();
    expect(board.get(note)).toMatchObject({ kind: 'note', text: 'Schulstraße autofrei', place: { x: 100 } });
  });

  test('R14 to the front and to the back keep the order among the moved', () => {
    const { board } = open();
    const ids = board.addMany(Array.from({ length: 4 }, (_, i) => ({ kind: 'note', x: i, y: 0 }) as const));
    const [a, b, c, d] = ids as [ItemId, ItemId, ItemId, ItemId];
    const stack = () =>
      [...ids].sort((p, q) => (box(board, p).place.order < box(board, q).place.order ? -1 : 1));
    board.bringToFront([b, a]);
    expect(stack()).toEqual([c, d, a, b]);
    board.sendToBack([b, d]);
    expect(stack()).toEqual([d, b, c, a]);
  });

  test('R15 six hundred moves of one note grow the document by less than 100 bytes', () => {
    const { doc, board } = open();
    const id = board.add({ kind: 'note', x: 0, y: 0 });
    const before = Y.encodeStateAsUpdate(doc).byteLength;
    for (let i = 1; i <= 600; i++) board.setPlace([{ id, x: i, y: i * 2 }]);
    expect(Y.encodeStateAsUpdate(doc).byteLength - before).toBeLessThan(100);
  });

  test('R16 words are bounded', () => {
    const { board } = open();
    const id = board.add({ kind: 'note', x: 0, y: 0 });
    board.text(id)?.splice(0, 0, 'a'.repeat(BOARD_LIMITS.text + 50));
    board.text(id)?.splice(3, 1, 'bcd');
    expect(board.text(id)?.read()).toHaveLength(BOARD_LIMITS.text);
    board.text(id)?.splice(0, BOARD_LIMITS.text * 2, 'neu');
    expect(board.get(id)).toMatchObject({ text: 'neu' });
  });

  test('who made it is kept as an id', () => {
    const { board } = open();
    const by = parse(personIdSchema, 'p07');
    expect(board.get(board.add({ kind: 'note', x: 0, y: 0, by }))).toMatchObject({ by: 'p07' });
  });
});

describe('undo', () => {
  test('R20 undo leaves what others did', () => {
    const a = open();
    const undo = a.board.createUndo();
    const mine = a.board.add({ kind: 'note', x: 0, y: 0, text: 'mein' });
    const b = open();
    sync(a.doc, b.doc);
    const theirs = b.board.add({ kind: 'note', x: 300, y: 0, text: 'ihr' });
    b.board.text(mine)?.splice(4, 0, ' und dein');
    sync(b.doc, a.doc);
    undo.step();
    a.board.text(mine)?.splice(0, 0, 'nur ');
    undo.undo();
    expect(a.board.get(mine)).toMatchObject({ text: 'mein und dein' });
    expect(a.board.get(theirs)).toMatchObject({ text: 'ihr' });
    expect(undo.canRedo()).toBe(true);
    undo.redo();
    expect(a.board.get(mine)).toMatchObject({ text: 'nur mein und dein' });
  });

  test('R21 undo does not push back a note that somebody else has moved since', () => {
    const a = open();
    const id = a.board.add({ kind: 'note', x: 0, y: 0 });
    const undo = a.board.createUndo();
    const b = open();
    a.board.setPlace([{ id, x: 100 }]);
    sync(a.doc, b.doc);
    b.board.setPlace([{ id, x: 200 }]);
    sync(b.doc, a.doc);
    undo.undo();
    expect(box(a.board, id).place.x).toBe(200);
  });

  test('R20 step separates two quick changes', () => {
    const { board } = open();
    const undo = board.createUndo();
    const id = board.add({ kind: 'note', x: 0, y: 0 });
    undo.step();
    board.setPlace([{ id, x: 10 }]);
    undo.step();
    board.setPlace([{ id, x: 20 }]);
    undo.undo();
    expect(box(board, id).place.x).toBe(10);
    undo.undo();
    expect(box(board, id).place.x).toBe(0);
    undo.undo();
    expect(board.items().size).toBe(0);
    expect(undo.canUndo()).toBe(false);
  });
});

import type { PersonId } from '@geflecht/domain';
import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { openBoard } from './board.ts';
import { isBoxItem, type ItemId } from './item.ts';
import { dropNotes, openNotes, putNotes, readNotes, wasOnBoard } from './own-notes.ts';

const ALMA = 'alma' as PersonId;

function written(count: number, round: string | null = null): Y.Doc {
  const doc = new Y.Doc();
  const own = openNotes(doc);
  for (let at = 0; at < count; at += 1) own.add({ text: `Zettel ${at}`, color: 'blue', round });
  own.destroy();
  return doc;
}

const toPut = (doc: Y.Doc) => readNotes(doc).map((note) => ({ ...note, by: ALMA }));

function overlaps(doc: Y.Doc): number {
  const board = openBoard(doc);
  const boxes = [...board.items().values()].filter(isBoxItem).filter(({ kind }) => kind !== 'frame');
  let found = 0;
  boxes.forEach(({ place: a }, index) => {
    for (const { place: b } of boxes.slice(index + 1)) {
      if (a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h) found += 1;
    }
  });
  return found;
}

it('keeps notes in the order they were written, with the round they belong to', () => {
  const doc = new Y.Doc();
  const own = openNotes(doc);
  let heard = 0;
  own.observe(() => (heard += 1));
  const first = own.add({ text: 'eins', color: 'pink', round: 'r1' });
  own.add({ text: 'zwei', color: 'yellow', round: null });
  own.setText(first, 'eins und mehr');
  own.setColor(first, 'green');
  expect(own.notes()).toEqual([
    { id: first, text: 'eins und mehr', color: 'green', round: 'r1' },
    expect.objectContaining({ text: 'zwei', round: null }),
  ]);
  expect(readNotes(doc)).toEqual(own.notes());
  expect(heard).toBeGreaterThan(3);
  own.remove([first]);
  expect(own.notes().map(({ text }) => text)).toEqual(['zwei']);
  expect(doc.getMap('silent').size).toBe(0);
});

it('a note of a silent round comes with its round in one update', () => {
  const doc = new Y.Doc();
  const own = openNotes(doc);
  let updates = 0;
  doc.on('update', () => (updates += 1));
  own.add({ text: 'still', color: 'blue', round: 'r1' });
  expect(updates).toBe(1);
});

it('putting them on a board again changes nothing, also after they were taken down there', () => {
  const own = written(3);
  const doc = new Y.Doc();
  const put = putNotes(doc, toPut(own), { frame: null });
  expect(put).toHaveLength(3);
  const board = openBoard(doc);
  expect([...board.items().values()].map((item) => item.by)).toEqual([ALMA, ALMA, ALMA]);
  board.remove([put[0] as ItemId]);
  const before = Y.encodeStateVector(doc);
  expect(putNotes(doc, toPut(own), { frame: null })).toEqual([]);
  expect(Y.encodeStateVector(doc)).toEqual(before);
  // What was taken down is still known after a copy was made of it all.
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  expect(wasOnBoard(copy, put[0] as ItemId)).toBe(true);
  expect(putNotes(copy, toPut(own), { frame: null })).toEqual([]);
  dropNotes(own, put);
  expect(readNotes(own)).toEqual([]);
});

it('lays them out in the frame over nothing that lies there', () => {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  const frame = board.add({ kind: 'frame', x: 0, y: 0, w: 900, h: 700 });
  board.add({ kind: 'note', x: 30, y: 60 });
  putNotes(doc, toPut(written(12)), { frame });
  expect(overlaps(doc)).toBe(0);
  const places = [...board.items().values()].filter(isBoxItem).map(({ place }) => place);
  expect(Math.max(...places.map(({ x, w }) => x + w))).toBeLessThanOrEqual(900);
  expect(Math.max(...places.map(({ y, h }) => y + h))).toBeLessThanOrEqual(700);
});

it('1,200 notes that no frame can hold lie below everything, over nothing', () => {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  const frame = board.add({ kind: 'frame', x: 0, y: 0, w: 640, h: 480 });
  putNotes(doc, toPut(written(1200)), { frame });
  expect(board.items().size).toBe(1201);
  expect(overlaps(doc)).toBe(0);
});

it('puts them near a point, beside what lies there', () => {
  const doc = new Y.Doc();
  const board = openBoard(doc);
  board.add({ kind: 'note', x: 0, y: 0 });
  putNotes(doc, toPut(written(9)), { near: { x: 80, y: 80 } });
  expect(overlaps(doc)).toBe(0);
  const places = [...board.items().values()].filter(isBoxItem).map(({ place }) => place);
  expect(Math.max(...places.map(({ x, y }) => Math.hypot(x, y)))).toBeLessThan(600);
});

it('what stands in the document besides notes is passed over', () => {
  const doc = written(1);
  doc.getMap('items').set('evil', 'no map');
  doc.getMap('items').set('__proto__', new Y.Map([['kind', 'note']]));
  doc.getMap('silent').set('evil', { any: 'thing' });
  const board = openBoard(doc);
  board.add({ kind: 'frame', x: 0, y: 0 });
  expect(readNotes(doc).map(({ text }) => text)).toEqual(['Zettel 0']);
});

import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { type BoardChange, openBoard } from './board.ts';
import type { ItemId } from './item.ts';
import { openLayeredBoard } from './layered.ts';
import { dropNotes, openNotes, putNotes, readNotes } from './own-notes.ts';

function stage() {
  const shared = new Y.Doc();
  const mine = new Y.Doc();
  const board = openLayeredBoard(shared);
  const changes: BoardChange[] = [];
  board.observe((change) => changes.push(change));
  return { shared, mine, board, changes, others: openBoard(shared) };
}

it('without an own layer it is the board itself', () => {
  const { board, others, mine } = stage();
  const id = board.add({ kind: 'note', x: 0, y: 0, text: 'für alle' });
  expect(others.get(id)).toEqual(board.get(id));
  expect(mine.share.size).toBe(0);
});

it('new notes are written into the own document, and nobody else sees, counts or hears of them', () => {
  const { board, others, mine, shared, changes } = stage();
  board.setOwn({ doc: mine, round: 'r1' });
  let updates = 0;
  shared.on('update', () => (updates += 1));
  const [id, frame] = board.addMany([
    { kind: 'note', x: 10, y: 10, text: 'nur ich' },
    { kind: 'frame', x: 0, y: 0 },
  ]) as [ItemId, ItemId];
  expect(updates).toBe(1);
  expect([...others.items().keys()]).toEqual([frame]);
  expect(board.get(id)).toMatchObject({ text: 'nur ich' });
  expect(changes.some((change) => change.own && change.changed.includes(id))).toBe(true);
  board.batch(() => {
    board.setPlace([{ id, x: 50 }]);
    board.setLook([id, frame], { color: 'pink' });
  });
  board.text(id)?.splice(0, 3, 'wirklich nur');
  expect(board.get(id)).toMatchObject({
    text: 'wirklich nur ich',
    look: { color: 'pink' },
    place: { x: 50 },
  });
  expect(board.isOwn(id)).toBe(true);
  board.connect(id, frame);
  board.group([id, frame]);
  board.turnIntoCard(id, 'M1-01' as never);
  const [copy] = board.duplicate([id], 20, 20) as [ItemId];
  expect(board.isOwn(copy)).toBe(true);
  expect(JSON.stringify(shared.getMap('items').toJSON())).not.toContain('nur ich');
  expect(others.items().size).toBe(1);
  expect(readNotes(mine).map(({ round }) => round)).toEqual(['r1', 'r1']);
  const [pasted] = board.paste(board.copy([id]), 40, 40) as [ItemId];
  expect(board.isOwn(pasted)).toBe(true);
  expect(others.items().size).toBe(1);
  board.remove([copy, pasted]);
  expect(readNotes(mine)).toHaveLength(1);
});

it('shows what was written in this round and nothing else of the own document', () => {
  const { board, mine } = stage();
  const own = openNotes(mine);
  own.add({ text: 'privat', color: 'blue', round: null });
  own.add({ text: 'früher', color: 'blue', round: 'r0' });
  const now = own.add({ text: 'jetzt', color: 'blue', round: 'r1' });
  board.setOwn({ doc: mine, round: 'r1' });
  expect([...board.items().keys()]).toEqual([now]);
  board.setOwn(null);
  expect(board.items().size).toBe(0);
});

it('what is revealed stays where it was put, without a moment in which it is gone', () => {
  const { board, mine, shared, changes } = stage();
  board.setOwn({ doc: mine, round: 'r1' });
  const id = board.add({ kind: 'note', x: 0, y: 0, text: 'aufgedeckt' });
  putNotes(
    shared,
    readNotes(mine).map((note) => ({ ...note, by: 'alma' as never })),
    { frame: null },
  );
  expect(board.isOwn(id)).toBe(false);
  changes.length = 0;
  dropNotes(mine, [id]);
  board.setOwn(null);
  expect(changes.flatMap(({ removed }) => removed)).toEqual([]);
  expect(board.get(id)).toMatchObject({ text: 'aufgedeckt', by: 'alma' });
});

it('undo takes back what was written last, wherever it lies', () => {
  const { board, mine } = stage();
  const undo = board.createUndo();
  const frame = board.add({ kind: 'frame', x: 0, y: 0 });
  undo.step();
  board.setOwn({ doc: mine, round: 'r1' });
  const id = board.add({ kind: 'note', x: 0, y: 0, text: 'still' });
  undo.undo();
  expect([...board.items().keys()]).toEqual([frame]);
  undo.redo();
  expect(board.get(id)).toBeDefined();
  undo.undo();
  undo.undo();
  expect(board.items().size).toBe(0);
  expect(undo.canUndo()).toBe(false);
});

import { DEFAULT_SIZES, type ItemId, itemId, outlineOf, walkOutline } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { describe, expect, it } from 'vitest';

import { intersects } from './geometry.ts';
import { createNoteIn, pasteInto, placeInto } from './placing.ts';
import { Workspace } from './workspace.ts';

const [frame, table, a, b, c] = ['frame', 'table', 'a', 'b', 'c'].map(itemId) as [
  ItemId,
  ItemId,
  ItemId,
  ItemId,
  ItemId,
];

function setUp(readOnly = false) {
  const [board] = testBoards([
    { id: frame, kind: 'frame', x: 0, y: 0, w: 600, h: 300, text: 'Rahmen' },
    {
      id: table,
      kind: 'table',
      x: 1000,
      y: 0,
      w: 800,
      h: 300,
      columns: [{ title: 'Offen' }, { title: 'In Arbeit' }],
    },
    { id: a, kind: 'note', x: 2000, y: 900, text: 'a' },
    { id: b, kind: 'note', x: 2200, y: 900, text: 'b' },
    { id: c, kind: 'note', x: 2400, y: 900, text: 'c', hold: { locked: true } },
  ]);
  const workspace = new Workspace({
    board,
    now: () => 0,
    reducedMotion: true,
    readOnly,
    me: undefined,
    invalidate: () => undefined,
    badge: () => undefined,
    measure: () => (text) => text.length * 8,
  });
  board.observe((change) => workspace.scene.apply(change));
  workspace.resize({ width: 1000, height: 800 }, 1);
  const lines = () =>
    [...walkOutline(outlineOf(board.items()))].find(({ id }) => id === frame)?.children.map(({ id }) => id);
  const columns = () =>
    [...walkOutline(outlineOf(board.items()))]
      .find(({ id }) => id === table)
      ?.children.map(({ id, column }) => [id, column]);
  const overlaps = () => {
    const boxes = [...board.items().values()].flatMap((item) => (item.kind === 'note' ? [item.place] : []));
    return boxes.filter((box, nr) => boxes.some((other, at) => at > nr && intersects(box, other))).length;
  };
  return { board, workspace, lines, columns, overlaps };
}

describe('what is placed in a frame', () => {
  it('lies in it afterwards, in the order it was named, and covers nothing', () => {
    const { workspace, lines, overlaps } = setUp();
    placeInto(workspace, [b, a], { id: frame });
    expect(lines()).toEqual([b, a]);
    expect(overlaps()).toBe(0);
  });

  it('makes a full frame grow downwards, and one undo brings all of it back', () => {
    const { board, workspace, lines, overlaps } = setUp();
    const before = JSON.stringify([...board.items()]);
    for (let nr = 0; nr < 12; nr += 1) createNoteIn(workspace, { id: frame }, { text: `Idee ${nr}` });
    expect(lines()).toHaveLength(12);
    expect(overlaps()).toBe(0);
    const grown = workspace.scene.boxItem(frame)?.place;
    expect(grown).toMatchObject({ x: 0, y: 0, w: 600 });
    expect(grown?.h).toBeGreaterThan(4 * DEFAULT_SIZES.note.h);
    while (workspace.undo.canUndo()) workspace.undo.undo();
    expect(JSON.stringify([...board.items()])).toBe(before);
  });

  it('stays where it is when it is locked, when the frame is gone, and for those who only look', () => {
    const { board, workspace } = setUp();
    const before = JSON.stringify([...board.items()]);
    placeInto(workspace, [c], { id: frame });
    placeInto(workspace, [a], { id: 'gone' as ItemId });
    placeInto(workspace, [frame], { id: frame });
    expect(createNoteIn(workspace, { id: a }, { text: 'in einen Zettel' })).toBeUndefined();
    expect(JSON.stringify([...board.items()])).toBe(before);
    const onlooker = setUp(true);
    placeInto(onlooker.workspace, [a], { id: frame });
    expect(createNoteIn(onlooker.workspace, { id: frame }, { text: 'nein' })).toBeUndefined();
    expect(onlooker.lines()).toEqual([]);
  });
});

describe('what is placed in a table', () => {
  it('hangs at the end of its column, and the table grows', () => {
    const { workspace, columns, overlaps } = setUp();
    placeInto(workspace, [a], { id: table, column: 1 });
    const made = createNoteIn(workspace, { id: table, column: 1 }, { text: 'neu', color: 'pink' });
    placeInto(workspace, [b], { id: table });
    expect(columns()).toEqual([
      [b, 0],
      [a, 1],
      [made, 1],
    ]);
    expect(overlaps()).toBe(0);
    const { place } = workspace.scene.boxItem(table) ?? {};
    expect(place?.h).toBeGreaterThan(2 * DEFAULT_SIZES.note.h);
  });

  it('goes into the last column there is when a later one is named', () => {
    const { workspace, columns } = setUp();
    placeInto(workspace, [a], { id: table, column: 9 });
    expect(columns()).toEqual([[a, 1]]);
  });
});

describe('what is pasted into a frame', () => {
  const inFrame = (board: Parameters<typeof outlineOf>[0]) =>
    [...walkOutline(outlineOf(board))].find(({ id }) => id === frame)?.children.map(({ text }) => text);

  it('finds a place for each thing, beside what lies there, as one step', () => {
    const { board, workspace, overlaps } = setUp();
    placeInto(workspace, [a], { id: frame });
    const before = JSON.stringify([...board.items()]);
    const added = pasteInto(workspace, board.copy([b, c]), frame, false);
    expect(added).toHaveLength(2);
    expect(workspace.selection).toEqual(added);
    expect(inFrame(board.items())).toEqual(['a', 'b', 'c']);
    expect(overlaps()).toBe(0);
    workspace.undo.undo();
    expect(JSON.stringify([...board.items()])).toBe(before);
  });

  it('stays together as it lay, and the frame grows for it as part of the same step', () => {
    const { board, workspace } = setUp();
    board.addMany([{ kind: 'connector', ends: { from: { item: a }, to: { x: 2500, y: 950 } } }]);
    const before = JSON.stringify([...board.items()]);
    const fragment = board.copy([...board.items().keys()].filter((id) => id !== frame && id !== table));
    const added = pasteInto(workspace, fragment, frame, true);
    const [first, second, third, line] = added.map((id) => board.get(id));
    if (first?.kind !== 'note' || second?.kind !== 'note' || third?.kind !== 'note') throw new Error('notes');
    expect(second.place.x - first.place.x).toBe(200);
    expect(third.place.x - first.place.x).toBe(400);
    expect(line?.kind === 'connector' && line.ends.to).toMatchObject({ x: first.place.x + 500 });
    expect(inFrame(board.items())).toEqual(['a', 'b', 'c']);
    expect(workspace.scene.boxItem(frame)?.place.w).toBeGreaterThanOrEqual(third.place.x + third.place.w);
    workspace.undo.undo();
    expect(JSON.stringify([...board.items()])).toBe(before);
  });

  it('is nothing where there is no frame, and for those who only look', () => {
    const { board, workspace } = setUp();
    expect(pasteInto(workspace, board.copy([a]), table, false)).toEqual([]);
    expect(pasteInto(setUp(true).workspace, board.copy([a]), frame, false)).toEqual([]);
  });
});

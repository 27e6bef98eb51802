import { type ItemId, itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { describe, expect, test } from 'vitest';

import {
  copySelection,
  createItem,
  deleteItems,
  duplicateSelection,
  moveItems,
  nextInReadingOrder,
  paste,
  resizeSelection,
  styleSelection,
} from './commands.ts';
import { type Insets, intersects } from './geometry.ts';
import { Workspace } from './workspace.ts';

const id = itemId;
const [a, b, t] = [id('a'), id('b'), id('t')];

test('a new thing lies in a frame or beside it, never across its edge', () => {
  const [board] = testBoards([{ id: id('frame'), kind: 'frame', x: 40, y: -1000, w: 900, h: 2000 }]);
  const workspace = new Workspace({
    board,
    now: () => 0,
    reducedMotion: true,
    readOnly: false,
    me: undefined,
    invalidate: () => undefined,
    badge: () => undefined,
    measure: () => (text) => text.length * 50,
  });
  board.observe((change) => workspace.scene.apply(change));
  workspace.resize({ width: 1200, height: 800 }, 1);
  workspace.setCamera({ x: 0, y: 0, zoom: 1 });
  const places = Array.from({ length: 12 }, () => {
    const made = createItem(workspace, ({ x, y }) => ({ kind: 'note', x: x - 80, y: y - 80 }), undefined);
    return workspace.scene.boxItem(made!)!.place;
  });
  const [inside, outside] = [
    places.filter(({ x, w }) => x >= 40 && x + w <= 940),
    places.filter(({ x, w }) => x + w <= 40 || x >= 940),
  ];
  expect(inside.length + outside.length).toBe(places.length);
});

function setUp(readOnly = false, insets?: Insets) {
  const [board] = testBoards([
    { id: a, kind: 'note', x: 0, y: 0, w: 100, h: 100, text: 'eins' },
    { id: b, kind: 'shape', x: 200, y: 0, w: 100, h: 100, text: 'zwei' },
    { id: t, kind: 'text', x: 0, y: 300, w: 200, h: 25, text: 'zwölf Zeichen' },
    { id: id('ab'), kind: 'connector', ends: { from: { item: a }, to: { item: b } } },
  ]);
  const workspace = new Workspace({
    board,
    now: () => 0,
    reducedMotion: true,
    readOnly,
    me: undefined,
    insets,
    invalidate: () => undefined,
    badge: () => undefined,
    measure: () => (text) => text.length * 50,
  });
  board.observe((change) => workspace.scene.apply(change));
  workspace.resize({ width: 1000, height: 800 }, 1);
  workspace.setCamera({ x: 100, y: 100, zoom: 1 });
  const place = (of: ItemId) => workspace.scene.boxItem(of)?.place;
  return { board, workspace, place };
}

describe('commands', () => {
  test('what is fitted into the view keeps clear of what floats over it', () => {
    const { workspace } = setUp(false, { top: 200, right: 0, bottom: 80, left: 300 });
    workspace.setCamera(workspace.fitting({ x: 0, y: 0, w: 3000, h: 3000 }));
    const upper = workspace.toScreen({ x: 0, y: 0 });
    const lower = workspace.toScreen({ x: 3000, y: 3000 });
    expect(upper.x).toBeGreaterThanOrEqual(300);
    expect(upper.y).toBeGreaterThanOrEqual(200);
    expect(lower.x).toBeLessThanOrEqual(1000);
    expect(lower.y).toBeLessThanOrEqual(720);
    // It fills the free part: nothing is smaller than it has to be.
    expect(lower.y - upper.y).toBeGreaterThan(440);
  });

  test('what is fitted after something else floats there keeps clear of that', () => {
    const { workspace } = setUp();
    workspace.insets = { top: 0, right: 400, bottom: 0, left: 0 };
    workspace.setCamera(workspace.fitting({ x: 0, y: 0, w: 3000, h: 100 }));
    expect(workspace.toScreen({ x: 3000, y: 0 }).x).toBeLessThanOrEqual(600);
    expect(workspace.toScreen({ x: 0, y: 0 }).x).toBeGreaterThanOrEqual(0);
  });

  test('moving and resizing work without any drag', () => {
    const { workspace, place } = setUp();
    moveItems(workspace, [a, b], 8, -4);
    expect(place(a)).toMatchObject({ x: 8, y: -4 });
    expect(place(b)).toMatchObject({ x: 208, y: -4 });
    workspace.select([a]);
    resizeSelection(workspace, -500, 20);
    expect(place(a)).toMatchObject({ w: 16, h: 120 });
  });

  test('a text item is as high as its words need, by width and by size', () => {
    const { workspace, place } = setUp();
    workspace.select([t]);
    resizeSelection(workspace, -120, 0);
    // 13 letters of 10 units in 80: two lines of 25.
    expect(place(t)).toMatchObject({ w: 80, h: 50 });
    styleSelection(workspace, { size: 'huge' });
    expect(place(t)?.h).toBeGreaterThan(50);
  });

  test('styling sets what each kind knows and is one step', () => {
    const { board, workspace } = setUp();
    workspace.select([a, b, t]);
    styleSelection(workspace, { color: 'green', shape: 'diamond' });
    expect(board.get(a)).toMatchObject({ look: { color: 'green' } });
    expect(board.get(a)?.look).not.toHaveProperty('shape');
    expect(board.get(b)).toMatchObject({ look: { color: 'green', shape: 'diamond' } });
    workspace.undo.undo();
    expect(board.get(b)).toMatchObject({ look: { shape: 'rectangle' } });
    expect(board.get(t)).toMatchObject({ look: { color: 'grey' } });
  });

  test('duplicating selects the copies, connectors between them included', () => {
    const { board, workspace } = setUp();
    workspace.select([a, b]);
    duplicateSelection(workspace);
    expect(board.items().size).toBe(7);
    expect(workspace.selection).toHaveLength(3);
    expect(workspace.selection).not.toContain(a);
  });

  test('a new item finds a free place in view', () => {
    const { workspace, place, board } = setUp();
    const made = Array.from({ length: 6 }, () =>
      createItem(workspace, ({ x, y }) => ({ kind: 'note', x: x - 80, y: y - 80 }), undefined),
    );
    for (const one of made) {
      for (const other of board.items().values()) {
        if (other.kind === 'connector' || other.id === one || !one) continue;
        const mine = place(one);
        expect(mine && intersects(mine, other.place)).toBe(false);
      }
    }
  });

  test('copy and paste: fragments keep their shape, plain words become a note, long ones a text', () => {
    const { board, workspace } = setUp();
    workspace.select([a, b]);
    const content = copySelection(workspace);
    expect(content?.text).toBe('eins\nzwei');
    const pasted = paste(
      workspace,
      { fragment: content?.fragment, text: content?.text ?? '' },
      { x: 5000, y: 5000 },
    );
    expect(pasted).toHaveLength(3);
    expect(workspace.scene.boxItem(pasted[0] as ItemId)?.place).toMatchObject({ x: 4850, y: 4950 });
    const [note] = paste(workspace, { text: '  Aus der Mail kopiert ' }, undefined);
    expect(board.get(note as ItemId)).toMatchObject({ kind: 'note', text: 'Aus der Mail kopiert' });
    const [long] = paste(workspace, { text: 'lang '.repeat(80) }, undefined);
    expect(board.get(long as ItemId)?.kind).toBe('text');
    expect(paste(workspace, { fragment: { nonsense: true }, text: '   ' }, undefined)).toEqual([]);
  });

  test('pasting is one step', () => {
    const { board, workspace } = setUp();
    workspace.select([a]);
    const content = copySelection(workspace);
    paste(workspace, { fragment: content?.fragment }, { x: 900, y: 900 });
    workspace.undo.undo();
    expect(board.items().size).toBe(4);
  });

  test('Tab walks in reading order and ends', () => {
    const { workspace } = setUp();
    const walk = (step: 1 | -1) => {
      const next = nextInReadingOrder(workspace, step);
      if (next) workspace.select([next.id]);
      return next?.id;
    };
    expect([walk(1), walk(1), walk(1), walk(1)]).toEqual([a, b, t, undefined]);
    expect([walk(-1), walk(-1), walk(-1)]).toEqual([b, a, undefined]);
  });

  test('read-only: nothing changes', () => {
    const { board, workspace, place } = setUp(true);
    let changes = 0;
    board.observe(() => changes++);
    workspace.select([a]);
    moveItems(workspace, [a], 9, 9);
    resizeSelection(workspace, 9, 9);
    styleSelection(workspace, { color: 'green' });
    duplicateSelection(workspace);
    deleteItems(workspace, [a]);
    expect(createItem(workspace, ({ x, y }) => ({ kind: 'note', x, y }), undefined)).toBeUndefined();
    expect(paste(workspace, { text: 'x' }, undefined)).toEqual([]);
    expect(changes).toBe(0);
    expect(place(a)).toMatchObject({ x: 0 });
  });
});

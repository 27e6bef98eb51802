import { type BoxItem, type ItemId, itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { describe, expect, test } from 'vitest';

import { type Placed, aligned, distributed, tidied } from './arrange.ts';
import { itemCommands } from './engine-commands.ts';
import { Workspace } from './workspace.ts';

const id = itemId;

function setUp() {
  const [board] = testBoards([
    { id: id('a'), kind: 'note', x: 0, y: 0, w: 100, h: 100 },
    { id: id('b'), kind: 'note', x: 300, y: 50, w: 50, h: 100 },
    { id: id('c'), kind: 'shape', x: 420, y: 400, w: 80, h: 40 },
    { id: id('frame'), kind: 'frame', x: 1000, y: 1000, w: 400, h: 400 },
    { id: id('in'), kind: 'note', x: 1100, y: 1100, w: 100, h: 100 },
  ]);
  const workspace = new Workspace({
    board,
    now: () => 0,
    reducedMotion: false,
    readOnly: false,
    me: undefined,
    invalidate: () => undefined,
    badge: () => undefined,
    measure: () => (text) => text.length * 50,
  });
  board.observe((change) => workspace.scene.apply(change));
  const items = (...ids: string[]): BoxItem[] =>
    ids.flatMap((each) => workspace.scene.boxItem(id(each)) ?? []);
  const at = (each: string): readonly [number, number] | undefined => {
    const place = workspace.scene.boxItem(id(each))?.place;
    return place && [place.x, place.y];
  };
  return { board, workspace, commands: itemCommands(workspace), items, at };
}

const by = (placed: readonly Placed[]): Record<ItemId, readonly [number, number]> =>
  Object.fromEntries(placed.map((each) => [each.id, [each.x, each.y]]));

describe('lining up', () => {
  test.each([
    ['left', { a: [0, 0], b: [0, 50], c: [0, 400] }],
    ['center', { a: [200, 0], b: [225, 50], c: [210, 400] }],
    ['right', { a: [400, 0], b: [450, 50], c: [420, 400] }],
    ['top', { a: [0, 0], b: [300, 0], c: [420, 0] }],
    ['middle', { a: [0, 170], b: [300, 170], c: [420, 200] }],
    ['bottom', { a: [0, 340], b: [300, 340], c: [420, 400] }],
  ] as const)('at the %s', (where, places) => {
    expect(by(aligned(setUp().items('a', 'b', 'c'), where))).toEqual(places);
  });

  test('one alone stays', () => {
    expect(aligned(setUp().items('a'), 'left')).toEqual([]);
    expect(aligned([], 'left')).toEqual([]);
  });

  test('a group stays together', () => {
    const { board, items } = setUp();
    board.group([id('b'), id('c')]);
    expect(by(aligned(items('a', 'b', 'c'), 'left'))).toEqual({ a: [0, 0], b: [0, 50], c: [120, 400] });
  });

  test('what is turned lines up at what is seen of it', () => {
    const { board, items } = setUp();
    board.setPlace([{ id: id('c'), angle: 90 }]);
    const placed = by(aligned(items('a', 'c'), 'left'));
    // Turned by a quarter it is 40 wide: its rectangle begins 20 units further left than what is seen.
    expect(placed[id('c')]?.[0]).toBeCloseTo(-20);
  });
});

describe('equal gaps', () => {
  test('between three, the outer ones stay', () => {
    const placed = by(distributed(setUp().items('c', 'a', 'b'), 'horizontal'));
    expect(placed).toEqual({ a: [0, 0], b: [235, 50], c: [420, 400] });
  });

  test('two have one gap', () => {
    expect(distributed(setUp().items('a', 'c'), 'vertical')).toEqual([]);
  });
});

test('tidying up leaves no two on each other, in reading order', () => {
  const { board, workspace } = setUp();
  const ids = Array.from({ length: 30 }, (_, nr) =>
    board.add({ kind: 'note', x: (nr % 3) * 7, y: nr * 3, w: 100 + (nr % 4) * 30, h: 100, text: `${nr}` }),
  );
  const notes = ids.flatMap((each) => workspace.scene.boxItem(each) ?? []);
  const boxes = tidied(notes).map(({ id: each, x, y }) => {
    const { w, h } = workspace.scene.boxItem(each)!.place;
    return { x, y, w, h };
  });
  expect(boxes).toHaveLength(30);
  boxes.forEach((a, nr) => {
    for (const b of boxes.slice(nr + 1))
      expect(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y).toBe(true);
  });
});

describe('commands', () => {
  test('arranging is one step, and what lies in a frame goes along', () => {
    const { workspace, commands, at } = setUp();
    workspace.select([id('a'), id('frame')]);
    commands.alignSelection('left');
    expect([at('frame'), at('in')]).toEqual([
      [0, 1000],
      [100, 1100],
    ]);
    commands.undo();
    expect([at('frame'), at('in')]).toEqual([
      [1000, 1000],
      [1100, 1100],
    ]);
  });

  test('what is locked is neither moved nor arranged nor removed, and can be let go', () => {
    const { board, workspace, commands, at } = setUp();
    workspace.select([id('a'), id('b')]);
    commands.lockSelection(true);
    commands.moveSelection(10, 10);
    commands.alignSelection('bottom');
    commands.turnSelection(20);
    commands.resizeSelection(50, 50);
    commands.deleteSelection();
    expect([at('a'), at('b')]).toEqual([
      [0, 0],
      [300, 50],
    ]);
    expect(board.get(id('a'))).toMatchObject({ place: { w: 100, h: 100, angle: 0 } });
    commands.lockSelection(false);
    commands.moveSelection(10, 10);
    expect(at('a')).toEqual([10, 10]);
  });

  test('one of a group is chosen with all of it, until it is dissolved', () => {
    const { workspace, commands } = setUp();
    workspace.select([id('a'), id('c')]);
    commands.groupSelection();
    workspace.select([]);
    workspace.select([id('a')]);
    expect([...workspace.selection].sort()).toEqual(['a', 'c']);
    commands.ungroupSelection();
    workspace.select([]);
    workspace.select([id('a')]);
    expect(workspace.selection).toEqual(['a']);
  });

  test('only what may be turned is turned', () => {
    const { board, workspace, commands } = setUp();
    workspace.select([id('a'), id('c')]);
    commands.turnSelection(350);
    expect(board.get(id('a'))).toMatchObject({ place: { angle: 0 } });
    expect(board.get(id('c'))).toMatchObject({ place: { angle: -10 } });
  });
});

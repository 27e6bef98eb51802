import { type ItemId, type TableItem, itemId, outlineOf, walkOutline } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { describe, expect, it } from 'vitest';

import { centerOf, intersects } from './geometry.ts';
import { columnTitleAt, editColumns, newTable } from './tables.ts';
import { putDownMoved } from './tools/moving.ts';
import { Workspace } from './workspace.ts';

const table = itemId('table');
const ids = (names: string): ItemId[] => names.split(' ').map(itemId);

/** A table of three columns, each 200 wide: `a` over `b` in the first, `c` in the second, `d` in the third. */
function setUp() {
  const columns = [{ title: 'Offen' }, { title: 'In Arbeit' }, { title: 'Fertig' }];
  const note = (id: string, x: number, y: number) =>
    ({ id: itemId(id), kind: 'note', x, y, w: 100, h: 100, text: id }) as const;
  const [board] = testBoards([
    { id: table, kind: 'table', x: 0, y: 0, w: 600, h: 400, columns },
    note('a', 50, 60),
    note('b', 50, 176),
    note('c', 250, 60),
    note('d', 450, 60),
    note('free', 1000, 60),
  ]);
  const workspace = new Workspace({
    board,
    now: () => 0,
    reducedMotion: true,
    readOnly: false,
    me: undefined,
    invalidate: () => undefined,
    badge: () => undefined,
    measure: () => (text) => text.length * 8,
  });
  board.observe((change) => workspace.scene.apply(change));
  workspace.resize({ width: 1000, height: 800 }, 1);
  const column = (nr: number) =>
    [...walkOutline(outlineOf(board.items()))]
      .find(({ id }) => id === table)
      ?.children.filter((child) => child.column === nr)
      .map(({ id }) => id);
  const titles = () => (board.get(table) as TableItem).columns.map(({ title }) => title);
  const overlaps = () => {
    const boxes = [...board.items().values()].flatMap((item) => (item.kind === 'note' ? [item.place] : []));
    return boxes.filter((box, nr) => boxes.some((other, at) => at > nr && intersects(box, other))).length;
  };
  const drop = (id: string, x: number, y: number): void => {
    const box = workspace.scene.boxItem(itemId(id))?.place;
    if (!box) throw new Error(id);
    workspace.undo.step();
    putDownMoved(workspace, new Map([[itemId(id), box]]), x - box.x, y - box.y);
  };
  return { board, workspace, column, titles, overlaps, drop };
}

describe('what is put down over a column', () => {
  it('comes to hang in its middle, where it was let go, and the others make room', () => {
    const { board, column, overlaps, drop } = setUp();
    drop('free', 30, 120);
    expect(column(0)).toEqual(ids('a free b'));
    expect(overlaps()).toBe(0);
    const item = board.get(itemId('free'));
    expect(item?.kind === 'note' && centerOf(item.place).x).toBe(100);
  });

  it('goes from one column to another, and is all back after one undo', () => {
    const { board, workspace, column, drop } = setUp();
    const before = structuredClone([...board.items().values()].map((item) => ({ ...item })));
    drop('a', 260, 280);
    expect(column(0)).toEqual(ids('b'));
    expect(column(1)).toEqual(ids('c a'));
    workspace.undo.undo();
    expect([...board.items().values()].map((item) => ({ ...item }))).toEqual(before);
  });

  it('lets the table grow when a column becomes longer than it', () => {
    const { board, column, drop } = setUp();
    drop('free', 30, 300);
    drop('d', 30, 310);
    const item = board.get(table) as TableItem;
    expect(item.place.h).toBeGreaterThan(400);
    expect(column(0)).toHaveLength(4);
  });

  it('stays where it is let go beside a table, and when the table itself is moved', () => {
    const { board, workspace, column, drop } = setUp();
    drop('free', 1000, 500);
    expect(board.get(itemId('free'))).toMatchObject({ place: { x: 1000, y: 500 } });
    const all = new Map(
      [table, ...ids('a b c d')].flatMap((id) => {
        const place = workspace.scene.boxItem(id)?.place;
        return place ? [[id, place] as const] : [];
      }),
    );
    putDownMoved(workspace, all, 10, 7);
    expect(board.get(itemId('a'))).toMatchObject({ place: { x: 60, y: 67 } });
    expect(column(0)).toEqual(ids('a b'));
  });
});

describe('columns', () => {
  it('take their notes along when they change places', () => {
    const { workspace, column, titles } = setUp();
    editColumns(workspace, table, [
      { title: 'Fertig', from: 2 },
      { title: 'Offen', from: 0 },
      { title: 'In Arbeit', from: 1 },
    ]);
    expect(titles()).toEqual(['Fertig', 'Offen', 'In Arbeit']);
    expect([column(0), column(1), column(2)]).toEqual([ids('d'), ids('a b'), ids('c')]);
  });

  it('that go away leave their notes to the neighbour; one undo brings all back', () => {
    const { board, workspace, column, titles, overlaps } = setUp();
    editColumns(workspace, table, [
      { title: 'Offen', from: 0 },
      { title: 'Fertig', from: 2 },
    ]);
    expect(titles()).toEqual(['Offen', 'Fertig']);
    expect([column(0), column(1)]).toEqual([ids('a b c'), ids('d')]);
    expect(overlaps()).toBe(0);
    expect((board.get(table) as TableItem).place.w).toBe(400);
    workspace.undo.undo();
    expect(titles()).toEqual(['Offen', 'In Arbeit', 'Fertig']);
    expect([column(0), column(1), column(2)]).toEqual([ids('a b'), ids('c'), ids('d')]);
  });

  it('that come in make the table wider', () => {
    const { board, workspace, column } = setUp();
    editColumns(workspace, table, [
      { title: 'Offen', from: 0 },
      { title: 'Wartet', from: null },
      { title: 'In Arbeit', from: 1 },
      { title: 'Fertig', from: 2 },
    ]);
    expect((board.get(table) as TableItem).place.w).toBe(800);
    expect([0, 1, 2, 3].map(column)).toEqual([ids('a b'), [], ids('c'), ids('d')]);
  });

  it('are found by their titles, and a table has at least one', () => {
    const { board } = setUp();
    const item = board.get(table) as TableItem;
    expect(columnTitleAt(item, { x: 250, y: 20 })).toBe(1);
    expect(columnTitleAt(item, { x: 250, y: 90 })).toBeUndefined();
    expect(newTable([], { x: 0, y: 0 }).columns).toHaveLength(1);
  });
});

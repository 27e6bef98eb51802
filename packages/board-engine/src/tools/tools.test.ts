import { BOARD_LIMITS, type ItemId, itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { describe, expect, test } from 'vitest';

import type { BoardEngineEvents, ToolChoice } from '../api.ts';
import type { Point } from '../geometry.ts';
import { Workspace } from '../workspace.ts';
import { ConnectorTool } from './connector-tool.ts';
import { type CreateChoice, CreateTool } from './create-tool.ts';
import { SelectTool } from './select-tool.ts';
import type { Press, Tool } from './tool.ts';

const id = itemId;
type Keys = Partial<Pick<Press, 'shift' | 'alt' | 'mod' | 'touch'>>;

/** A board of 1000 × 1000 CSS pixels at 100 %, the world's origin in its upper left corner. */
function setUp(readOnly = false) {
  const [board, other] = testBoards(
    [
      { id: id('frame'), kind: 'frame', x: 400, y: 400, w: 400, h: 400 },
      { id: id('a'), kind: 'note', x: 0, y: 0, w: 100, h: 100 },
      { id: id('b'), kind: 'note', x: 203, y: 400, w: 100, h: 100 },
      { id: id('in'), kind: 'note', x: 500, y: 500, w: 100, h: 100 },
      { id: id('card'), kind: 'card', x: 700, y: 0, w: 200, h: 100, proposal: 'M1-01' as never },
      { id: id('ab'), kind: 'connector', ends: { from: { item: id('a') }, to: { item: id('b') } } },
    ],
    2,
  );
  const time = { now: 0 };
  const workspace = new Workspace({
    board,
    now: () => time.now,
    reducedMotion: false,
    readOnly,
    me: 'p01' as never,
    invalidate: () => undefined,
    badge: (item) => (item.kind === 'card' ? { x: 850, y: 70, w: 50, h: 30 } : undefined),
    measure: () => (text) => text.length * 50,
  });
  board.observe((change) => workspace.scene.apply(change));
  workspace.resize({ width: 1000, height: 1000 }, 1);
  workspace.setCamera({ x: 500, y: 500, zoom: 1 });
  const press = (at: Point, keys: Keys = {}): Press => ({
    screen: at,
    world: workspace.toWorld(at),
    hit: workspace.hit(at, keys.touch ?? false),
    shift: false,
    alt: false,
    mod: true,
    touch: false,
    pressure: 0.5,
    ...keys,
  });
  const pull = (
    tool: Tool,
    from: Point,
    to: Point,
    keys: Keys = {},
    end: 'release' | 'cancel' | 'hold' = 'release',
  ): void => {
    tool.press(press(from, keys));
    tool.drag(press({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, keys));
    tool.drag(press(to, keys));
    if (end === 'release') tool.release(press(to, keys));
    if (end === 'cancel') tool.cancel();
  };
  const click = (tool: Tool, at: Point, keys: Keys = {}): void => {
    tool.press(press(at, keys));
    tool.release(press(at, keys));
  };
  const heard = <K extends keyof BoardEngineEvents>(event: K): BoardEngineEvents[K][] => {
    const all: BoardEngineEvents[K][] = [];
    workspace.events.on(event, (payload) => all.push(payload));
    return all;
  };
  const place = (of: string) => workspace.scene.boxItem(id(of))?.place;
  return {
    board,
    other,
    workspace,
    select: new SelectTool(workspace),
    press,
    pull,
    click,
    heard,
    place,
    time,
  };
}

describe('select', () => {
  test('a click selects, with Shift it adds and takes away, on nothing it clears', () => {
    const { workspace, select, click } = setUp();
    click(select, { x: 50, y: 50 });
    expect(workspace.selection).toEqual(['a']);
    click(select, { x: 250, y: 450 }, { shift: true });
    expect(workspace.selection).toEqual(['a', 'b']);
    click(select, { x: 50, y: 50 }, { shift: true });
    expect(workspace.selection).toEqual(['b']);
    click(select, { x: 950, y: 950 });
    expect(workspace.selection).toEqual([]);
  });

  test('a drag is one update at its end, one undo step, and in the air until then', () => {
    const { board, workspace, select, pull, place, press } = setUp();
    let changes = 0;
    board.observe(() => changes++);
    pull(select, { x: 50, y: 50 }, { x: 90, y: 130 }, {}, 'hold');
    expect(changes).toBe(0);
    expect(workspace.scene.box(id('a'))).toMatchObject({ x: 40, y: 80 });
    expect(workspace.presence().drag).toEqual({ kind: 'move', ids: ['a'], dx: 40, dy: 80 });
    select.release(press({ x: 90, y: 130 }));
    expect(changes).toBe(1);
    expect(place('a')).toMatchObject({ x: 40, y: 80 });
    expect(workspace.presence().drag).toBeNull();
    expect(workspace.scene.lifted().size).toBe(0);
    workspace.undo.undo();
    expect(place('a')).toMatchObject({ x: 0, y: 0 });
  });

  test('cancelling a drag leaves the document as it was', () => {
    const { board, workspace, select, pull, place } = setUp();
    let changes = 0;
    board.observe(() => changes++);
    pull(select, { x: 50, y: 50 }, { x: 300, y: 300 }, {}, 'cancel');
    pull(select, { x: 50, y: 50 }, { x: 300, y: 300 }, { alt: true }, 'cancel');
    expect(changes).toBe(0);
    expect(place('a')).toMatchObject({ x: 0, y: 0 });
    expect(workspace.scene.lifted().size).toBe(0);
    expect(workspace.draft).toBeUndefined();
  });

  test('less than four pixels are no drag', () => {
    const { select, pull, place } = setUp();
    pull(select, { x: 50, y: 50 }, { x: 52, y: 52 });
    expect(place('a')).toMatchObject({ x: 0, y: 0 });
  });

  test('the handle beside a shape turns it, as one step; cancelled it stays straight', () => {
    const { board, workspace, select, pull, press } = setUp();
    const shape = board.add({ kind: 'shape', x: 100, y: 700, w: 100, h: 100 });
    workspace.select([shape]);
    const angle = (): number | undefined => workspace.scene.boxItem(shape)?.place.angle;
    const [handle, right] = [
      { x: 80, y: 820 },
      { x: 80, y: 680 },
    ];
    pull(select, handle, right, {}, 'cancel');
    expect(angle()).toBe(0);
    pull(select, handle, right, {}, 'hold');
    const item = workspace.scene.boxItem(shape);
    expect(item && workspace.scene.angle(item)).toBe(90);
    expect(angle()).toBe(0);
    select.release(press(right));
    expect(angle()).toBe(90);
    workspace.undo.undo();
    expect(angle()).toBe(0);
  });

  test('Alt puts copies down and leaves the originals', () => {
    const { workspace, select, pull, place } = setUp();
    pull(select, { x: 50, y: 50 }, { x: 50, y: 250 }, { alt: true });
    expect(place('a')).toMatchObject({ x: 0, y: 0 });
    const [copy] = workspace.selection;
    expect(copy).not.toBe('a');
    expect(workspace.scene.boxItem(copy as ItemId)?.place).toMatchObject({ x: 0, y: 200 });
  });

  test('a frame takes along what lies in it', () => {
    const { select, pull, place } = setUp();
    pull(select, { x: 600, y: 400 }, { x: 650, y: 420 });
    expect(place('frame')).toMatchObject({ x: 450, y: 420 });
    expect(place('in')).toMatchObject({ x: 550, y: 520 });
    expect(place('b')).toMatchObject({ x: 203, y: 400 });
  });

  test('near an edge of a neighbour it snaps, with Ctrl it does not', () => {
    const { select, pull, place } = setUp();
    pull(select, { x: 50, y: 50 }, { x: 249, y: 150 }, { mod: false });
    expect(place('a')).toMatchObject({ x: 203 });
    pull(select, { x: 253, y: 150 }, { x: 250, y: 190 }, { mod: true });
    expect(place('a')).toMatchObject({ x: 200 });
  });

  test('a marquee takes what it touches, frames and connectors only when they lie inside', () => {
    const { workspace, select, pull } = setUp();
    pull(select, { x: 150, y: 150 }, { x: 590, y: 590 });
    expect([...workspace.selection].sort()).toEqual(['b', 'in']);
    pull(select, { x: 390, y: 390 }, { x: 820, y: 820 });
    expect([...workspace.selection].sort()).toEqual(['frame', 'in']);
    expect(workspace.draft).toBeUndefined();
  });

  test('a grip resizes, the opposite side stays', () => {
    const { workspace, select, pull, place } = setUp();
    workspace.select([id('a')]);
    pull(select, { x: 100, y: 100 }, { x: 180, y: 160 });
    expect(place('a')).toMatchObject({ x: 0, y: 0, w: 180, h: 160 });
    pull(select, { x: 0, y: 80 }, { x: 30, y: 80 });
    expect(place('a')).toMatchObject({ x: 30, y: 0, w: 150, h: 160 });
  });

  test('a group keeps its proportions', () => {
    const { workspace, select, pull, place } = setUp();
    workspace.select([id('a'), id('b')]);
    pull(select, { x: 303, y: 500 }, { x: 606, y: 1000 });
    expect(place('a')).toMatchObject({ w: 200, h: 200 });
    expect(place('b')).toMatchObject({ x: 406, y: 800, w: 200, h: 200 });
  });

  test('an end of a connector is put on another item, or let loose', () => {
    const { board, workspace, select, pull } = setUp();
    workspace.select([id('ab')]);
    const end = () => {
      const path = workspace.scene.path(id('ab'));
      if (!path) throw new Error('the connector is routed');
      return workspace.toScreen(path.d);
    };
    pull(select, end(), { x: 550, y: 550 });
    expect(board.get(id('ab'))).toMatchObject({ ends: { from: { item: 'a' }, to: { item: 'in' } } });
    pull(select, end(), { x: 900, y: 300 });
    expect(board.get(id('ab'))).toMatchObject({ ends: { to: { x: 900, y: 300 } } });
  });

  test('a press on the badge says where it is, and selects the card', () => {
    const { workspace, select, click, heard } = setUp();
    const badges = heard('badge');
    click(select, { x: 870, y: 80 });
    expect(badges).toEqual([{ item: 'card', proposal: 'M1-01', box: { x: 850, y: 70, w: 50, h: 30 } }]);
    expect(workspace.selection).toEqual(['card']);
  });

  test('a finger pushes the view, over items too, until one is selected', () => {
    const { workspace, select, pull, click, place } = setUp();
    const touch = { touch: true };
    pull(select, { x: 50, y: 50 }, { x: 90, y: 50 }, touch);
    expect(workspace.camera.x).toBe(460);
    expect(place('a')).toMatchObject({ x: 0 });
    click(select, { x: 90, y: 50 }, touch);
    pull(select, { x: 90, y: 50 }, { x: 150, y: 50 }, touch);
    expect(place('a')).toMatchObject({ x: 60 });
    expect(workspace.camera.x).toBe(460);
  });

  test('read-only: selecting works, dragging an item moves the view', () => {
    const { workspace, select, pull, click, place } = setUp(true);
    click(select, { x: 50, y: 50 });
    expect(workspace.selection).toEqual(['a']);
    pull(select, { x: 50, y: 50 }, { x: 150, y: 50 });
    expect(place('a')).toMatchObject({ x: 0 });
    expect(workspace.camera.x).toBe(400);
  });

  test('an item that somebody deletes during the drag stays deleted', () => {
    const { other, workspace, select, pull, press, board } = setUp();
    pull(select, { x: 50, y: 50 }, { x: 90, y: 130 }, {}, 'hold');
    other?.remove([id('a')]);
    select.release(press({ x: 90, y: 130 }));
    expect(board.get(id('a'))).toBeUndefined();
    expect(workspace.scene.lifted().size).toBe(0);
  });

  test('many in the air are told as an outline, so that presence stays small', () => {
    const { board, workspace, select, pull } = setUp();
    const many = board.addMany(
      Array.from({ length: 80 }, (_, i) => ({ kind: 'note', x: i, y: 600 }) as const),
    );
    workspace.select(many);
    pull(select, { x: 10, y: 650 }, { x: 20, y: 690 }, {}, 'hold');
    expect(workspace.presence().drag).toEqual({ kind: 'outline', box: { x: 10, y: 640, w: 239, h: 160 } });
    expect(workspace.presence().selection).toHaveLength(BOARD_LIMITS.presenceIds);
  });
});

describe('create', () => {
  const make = (choice: CreateChoice) => {
    const all = setUp();
    const created: ItemId[] = [];
    const tools: ToolChoice[] = all.heard('tool');
    all.workspace.setTool(choice);
    return {
      ...all,
      created,
      tools,
      tool: new CreateTool(all.workspace, choice, (made) => created.push(made)),
    };
  };

  test('a press puts a note around the point, by its maker, selected, and the select tool is back', () => {
    const { board, workspace, tool, click, created, tools } = make({ id: 'note', color: 'pink' });
    click(tool, { x: 600, y: 200 });
    const [made] = created as [ItemId];
    expect(board.get(made)).toMatchObject({
      kind: 'note',
      place: { x: 520, y: 120, w: 160 },
      look: { color: 'pink' },
      by: 'p01',
    });
    expect(workspace.selection).toEqual([made]);
    expect(tools.at(-1)).toEqual({ id: 'select' });
  });

  test('pulling gives the size, in any direction', () => {
    const { board, tool, pull, created } = make({ id: 'shape', shape: 'ellipse' });
    pull(tool, { x: 600, y: 300 }, { x: 350, y: 100 });
    expect(board.get(created[0] as ItemId)).toMatchObject({
      kind: 'shape',
      place: { x: 350, y: 100, w: 250, h: 200 },
      look: { shape: 'ellipse' },
    });
  });

  test('cancelled, nothing is made', () => {
    const { workspace, tool, pull, created } = make({ id: 'frame' });
    pull(tool, { x: 600, y: 300 }, { x: 350, y: 100 }, {}, 'cancel');
    expect(created).toEqual([]);
    expect(workspace.draft).toBeUndefined();
  });

  test('a card stands for its proposal', () => {
    const { board, tool, click, created } = make({ id: 'card', proposal: 'M2-03' as never });
    click(tool, { x: 600, y: 200 });
    expect(board.get(created[0] as ItemId)).toMatchObject({ kind: 'card', proposal: 'M2-03' });
  });
});

describe('connector', () => {
  const make = () => {
    const all = setUp();
    return { ...all, tool: new ConnectorTool(all.workspace) };
  };

  test('pulling from one item to another connects them', () => {
    const { board, workspace, tool, pull } = make();
    pull(tool, { x: 50, y: 50 }, { x: 550, y: 550 });
    expect(board.get(workspace.selection[0] as ItemId)).toMatchObject({
      kind: 'connector',
      ends: { from: { item: 'a' }, to: { item: 'in' } },
    });
  });

  test('so does one click on each', () => {
    const { board, workspace, tool, click } = make();
    click(tool, { x: 50, y: 50 });
    expect(workspace.selection).toEqual([]);
    click(tool, { x: 550, y: 550 });
    expect(board.get(workspace.selection[0] as ItemId)).toMatchObject({ ends: { to: { item: 'in' } } });
  });

  test('an end on empty ground stays loose', () => {
    const { board, workspace, tool, pull } = make();
    pull(tool, { x: 50, y: 50 }, { x: 300, y: 300 });
    expect(board.get(workspace.selection[0] as ItemId)).toMatchObject({ ends: { to: { x: 300, y: 300 } } });
  });

  test('an item is not connected with itself; Escape gives up', () => {
    const { board, tool, pull, workspace } = make();
    const before = board.items().size;
    pull(tool, { x: 20, y: 20 }, { x: 80, y: 80 });
    tool.cancel();
    expect(board.items().size).toBe(before);
    expect(workspace.draft).toBeUndefined();
  });
});

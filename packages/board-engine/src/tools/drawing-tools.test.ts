import { type BoardItem, itemId, unpackPoints } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { describe, expect, test } from 'vitest';

import type { Point } from '../geometry.ts';
import { Workspace } from '../workspace.ts';
import { EraserTool } from './eraser-tool.ts';
import { LassoTool } from './lasso-tool.ts';
import { StampTool } from './stamp-tool.ts';
import { StrokeTool } from './stroke-tool.ts';
import type { Press, Tool } from './tool.ts';

const id = itemId;
const PEN = { pen: 'pen', color: 'grey', width: 'medium' } as const;

/** A board of 1000 × 1000 CSS pixels at 100 %, the world's origin in its upper left corner. */
function setUp(readOnly = false) {
  const [board] = testBoards([
    { id: id('frame'), kind: 'frame', x: 300, y: 300, w: 300, h: 300 },
    { id: id('a'), kind: 'note', x: 0, y: 0, w: 100, h: 100 },
    { id: id('b'), kind: 'note', x: 320, y: 320, w: 100, h: 100 },
  ]);
  const workspace = new Workspace({
    board,
    now: () => 0,
    reducedMotion: false,
    readOnly,
    me: 'p01' as never,
    invalidate: () => undefined,
    badge: () => undefined,
    measure: () => (text) => text.length * 50,
  });
  board.observe((change) => workspace.scene.apply(change));
  workspace.resize({ width: 1000, height: 1000 }, 1);
  workspace.setCamera({ x: 500, y: 500, zoom: 1 });
  const press = (at: Point, keys: Partial<Press> = {}): Press => ({
    screen: at,
    world: workspace.toWorld(at),
    hit: workspace.hit(at, false),
    shift: false,
    alt: false,
    mod: false,
    touch: false,
    pressure: 0.5,
    ...keys,
  });
  const draw = (tool: Tool, points: readonly Point[], keys: Partial<Press> = {}): void => {
    const [first, ...rest] = points.map((point) => press(point, keys));
    if (first === undefined) throw new Error('a pull begins somewhere');
    tool.press(first);
    for (const next of rest) tool.drag(next);
    tool.release(rest.at(-1) ?? first);
  };
  const strokes = (): Extract<BoardItem, { kind: 'stroke' }>[] =>
    [...board.items().values()].filter((item) => item.kind === 'stroke');
  return { board, workspace, press, draw, strokes };
}

const zigzag = [
  { x: 700, y: 100 },
  { x: 750, y: 180 },
  { x: 800, y: 100 },
  { x: 850, y: 180 },
];

describe('drawing by hand', () => {
  test('leaves a line where it was drawn, as one step, and goes on drawing', () => {
    const { board, workspace, draw, strokes } = setUp();
    const tool = new StrokeTool(workspace, PEN);
    workspace.setTool({ id: 'pen' });
    draw(tool, zigzag);
    const [stroke] = strokes();
    expect(stroke).toMatchObject({ place: { x: 700, y: 100, w: 150, h: 80 }, look: PEN, by: 'p01' });
    const points = unpackPoints(stroke!.points).map(({ x, y }) => [700 + x * 150, 100 + y * 80]);
    points.forEach(([x, y], nr) => {
      expect(x).toBeCloseTo(zigzag[nr]!.x, 1);
      expect(y).toBeCloseTo(zigzag[nr]!.y, 1);
    });
    expect(workspace.tool.id).toBe('pen');
    expect(workspace.draft).toBeUndefined();
    draw(tool, zigzag);
    expect(strokes()).toHaveLength(2);
    workspace.undo.undo();
    expect(strokes()).toHaveLength(1);
    expect(board.items().size).toBe(4);
  });

  test('a dot is a line, too, and an upright line has a width', () => {
    const { workspace, draw, strokes } = setUp();
    const tool = new StrokeTool(workspace, PEN);
    draw(tool, [{ x: 500, y: 900 }]);
    draw(tool, [
      { x: 600, y: 800 },
      { x: 600, y: 900 },
    ]);
    expect(strokes().map(({ place }) => [place.x, place.y, place.w, place.h])).toEqual([
      [496, 896, 8, 8],
      [596, 800, 8, 100],
    ]);
  });

  test('with shift it is straight, however the hand went', () => {
    const { workspace, draw, strokes } = setUp();
    draw(new StrokeTool(workspace, PEN), zigzag, { shift: true });
    expect(unpackPoints(strokes()[0]!.points)).toHaveLength(2);
  });

  test('keeps the pressure of a pen', () => {
    const { workspace, press, strokes } = setUp();
    const tool = new StrokeTool(workspace, PEN);
    tool.press(press(zigzag[0]!, { pressure: 0.1 }));
    tool.drag(press(zigzag[1]!, { pressure: 0.9 }));
    tool.release(press(zigzag[1]!, { pressure: 0.9 }));
    const [soft, hard] = unpackPoints(strokes()[0]!.points).map(({ pressure }) => pressure);
    expect(soft).toBeCloseTo(0.1, 2);
    expect(hard).toBeCloseTo(0.9, 2);
  });

  test('cancelled, or where one may only look, nothing is left', () => {
    const { workspace, press, draw, strokes } = setUp();
    const tool = new StrokeTool(workspace, PEN);
    tool.press(press(zigzag[0]!));
    tool.drag(press(zigzag[1]!));
    expect(workspace.draft?.kind).toBe('stroke');
    tool.cancel();
    tool.release(press(zigzag[1]!));
    expect(strokes()).toHaveLength(0);
    expect(workspace.draft).toBeUndefined();
    workspace.readOnly = true;
    draw(tool, zigzag);
    expect(strokes()).toHaveLength(0);
  });
});

describe('the eraser', () => {
  test('takes whole lines away that it goes over, nothing else, as one step', () => {
    const { board, workspace, draw, strokes } = setUp();
    const pen = new StrokeTool(workspace, PEN);
    draw(pen, zigzag);
    draw(pen, [
      { x: 700, y: 250 },
      { x: 850, y: 250 },
    ]);
    const eraser = new EraserTool(workspace);
    draw(eraser, [
      { x: 50, y: 50 },
      { x: 725, y: 140 },
      { x: 720, y: 250 },
    ]);
    expect(strokes()).toHaveLength(0);
    expect(board.get(id('a'))?.kind).toBe('note');
    workspace.undo.undo();
    expect(strokes()).toHaveLength(2);
  });

  test('in a bend of a line, inside its box, it hits nothing', () => {
    const { workspace, draw, strokes } = setUp();
    draw(new StrokeTool(workspace, PEN), zigzag);
    draw(new EraserTool(workspace), [{ x: 750, y: 110 }]);
    expect(strokes()).toHaveLength(1);
  });

  test('spares what is locked', () => {
    const { board, workspace, draw, strokes } = setUp();
    draw(new StrokeTool(workspace, PEN), zigzag);
    board.lock([strokes()[0]!.id], true);
    draw(new EraserTool(workspace), [{ x: 725, y: 140 }]);
    expect(strokes()).toHaveLength(1);
  });
});

describe('stamping', () => {
  test('puts the sign where one presses; a pull stamps nothing', () => {
    const { board, workspace, draw } = setUp();
    const tool = new StampTool(workspace, 'heart');
    draw(tool, [{ x: 800, y: 800 }]);
    draw(tool, [
      { x: 100, y: 800 },
      { x: 300, y: 800 },
    ]);
    const stamps = [...board.items().values()].filter((item) => item.kind === 'stamp');
    expect(stamps).toHaveLength(1);
    expect(stamps[0]).toMatchObject({ place: { x: 776, y: 776 }, look: { stamp: 'heart' }, by: 'p01' });
  });
});

describe('the lasso', () => {
  const around = (left: number, top: number, right: number, bottom: number): Point[] => [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];

  test('selects what has its middle inside; a frame only as a whole', () => {
    const { workspace, draw } = setUp();
    draw(new LassoTool(workspace), around(310, 310, 590, 590));
    expect(workspace.selection).toEqual(['b']);
    draw(new LassoTool(workspace), around(280, 280, 620, 620));
    expect([...workspace.selection].sort()).toEqual(['b', 'frame']);
  });

  test('follows the loop, not its box', () => {
    const { workspace, draw } = setUp();
    // A loop around the note's place that leaves it out in a bay.
    draw(new LassoTool(workspace), [
      { x: 300, y: 300 },
      { x: 440, y: 300 },
      { x: 440, y: 310 },
      { x: 310, y: 310 },
      { x: 310, y: 440 },
      { x: 300, y: 440 },
    ]);
    expect(workspace.selection).toEqual([]);
  });

  test('with shift it adds; cancelled it leaves the selection as it was', () => {
    const { workspace, press, draw } = setUp();
    workspace.select([id('a')]);
    draw(new LassoTool(workspace), around(310, 310, 590, 590), { shift: true });
    expect(workspace.selection).toEqual(['a', 'b']);
    const tool = new LassoTool(workspace);
    tool.press(press({ x: 310, y: 310 }, { shift: true }));
    for (const point of around(310, 310, 590, 590)) tool.drag(press(point));
    tool.cancel();
    expect(workspace.selection).toEqual(['a', 'b']);
    expect(workspace.draft).toBeUndefined();
  });
});

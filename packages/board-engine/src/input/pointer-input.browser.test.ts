import { itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { afterEach, describe, expect, it } from 'vitest';

import type { ToolChoice } from '../api.ts';
import { handlesOf } from '../tools/handles.ts';
import { toolOf } from '../tools/tool-of.ts';
import type { Press } from '../tools/tool.ts';
import { Workspace } from '../workspace.ts';
import { PointerInput } from './pointer-input.ts';

const note = itemId('note');
type Kind = 'mouse' | 'touch' | 'pen';
let close: () => void = () => undefined;
afterEach(() => close());

/** A board of 1000 × 800 CSS pixels at 100 %, with a note in its upper left corner. */
function setUp(choice: ToolChoice = { id: 'select' }) {
  const [board] = testBoards([{ id: note, kind: 'note', x: 0, y: 0, w: 100, h: 100 }]);
  const time = { now: 10_000 };
  const workspace = new Workspace({
    board,
    now: () => time.now,
    reducedMotion: true,
    readOnly: false,
    me: undefined,
    invalidate: () => undefined,
    badge: () => undefined,
    measure: () => (text) => text.length * 8,
  });
  board.observe((change) => workspace.scene.apply(change));
  workspace.resize({ width: 1000, height: 800 }, 1);
  workspace.setCamera({ x: 500, y: 400, zoom: 1 });
  const canvas = document.createElement('canvas');
  canvas.setPointerCapture = () => undefined;
  document.body.append(canvas);
  const menus: Press[] = [];
  const tool = toolOf(workspace, choice, () => undefined);
  const input = new PointerInput({
    workspace,
    canvas,
    tool: () => tool,
    now: () => time.now,
    began: () => undefined,
    doubled: () => undefined,
    menu: (press) => menus.push(press),
    moved: () => undefined,
  });
  close = () => {
    input.destroy();
    canvas.remove();
  };
  const send = (type: string, pointerType: Kind, pointerId: number, x: number, y: number): void => {
    const event = new PointerEvent(`pointer${type}`, {
      pointerId,
      pointerType,
      clientX: x,
      clientY: y,
      pressure: type === 'up' ? 0 : 0.5,
      cancelable: true,
    });
    event.getCoalescedEvents ??= () => [];
    canvas.dispatchEvent(event);
    time.now += 16;
  };
  const pull = (
    kind: Kind,
    id: number,
    from: readonly [number, number],
    to: readonly [number, number],
  ): void => {
    send('down', kind, id, ...from);
    send('move', kind, id, (from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
    send('move', kind, id, ...to);
    send('up', kind, id, ...to);
  };
  const strokes = () => [...board.items().values()].filter(({ kind }) => kind === 'stroke').length;
  return { board, workspace, send, pull, strokes, menus, time };
}

describe('a hand that holds a pen', () => {
  it('draws nothing where it rests while the pen writes', () => {
    const { workspace, send, strokes } = setUp({ id: 'pen' });
    send('down', 'pen', 1, 300, 300);
    send('move', 'pen', 1, 340, 340);
    send('down', 'touch', 2, 500, 500);
    send('move', 'touch', 2, 560, 560);
    send('down', 'touch', 3, 600, 500);
    send('move', 'touch', 3, 660, 560);
    send('up', 'touch', 2, 560, 560);
    send('move', 'pen', 1, 400, 400);
    send('up', 'pen', 1, 400, 400);
    send('up', 'touch', 3, 660, 560);
    expect(strokes()).toBe(1);
    expect(workspace.camera).toEqual({ x: 500, y: 400, zoom: 1 });
  });

  it('that came to lie first takes back what it began', () => {
    const { workspace, send, strokes } = setUp({ id: 'pen' });
    send('down', 'touch', 2, 500, 500);
    send('move', 'touch', 2, 520, 520);
    send('down', 'pen', 1, 300, 300);
    send('move', 'pen', 1, 400, 400);
    send('up', 'pen', 1, 400, 400);
    send('move', 'touch', 2, 600, 600);
    send('up', 'touch', 2, 600, 600);
    expect(strokes()).toBe(1);
    expect(workspace.draft).toBeUndefined();
    expect(workspace.camera).toEqual({ x: 500, y: 400, zoom: 1 });
  });

  it('counts as fingers again soon after: who has a pen pushes the view with them', () => {
    const { workspace, pull, strokes, time } = setUp({ id: 'pen' });
    pull('pen', 1, [300, 300], [400, 400]);
    pull('touch', 2, [500, 500], [560, 500]);
    expect(workspace.camera.x).toBe(500);
    time.now += 600;
    pull('touch', 3, [500, 500], [560, 500]);
    expect(workspace.camera.x).toBe(440);
    expect(strokes()).toBe(1);
  });

  it('who has none draws with the finger', () => {
    const { pull, strokes } = setUp({ id: 'pen' });
    pull('touch', 1, [300, 300], [400, 400]);
    expect(strokes()).toBe(1);
  });
});

describe('fingers', () => {
  it('push the view from empty ground, and move what was chosen before', () => {
    const { board, workspace, pull } = setUp();
    pull('touch', 1, [500, 500], [540, 520]);
    expect(workspace.camera).toEqual({ x: 460, y: 380, zoom: 1 });
    workspace.setCamera({ x: 500, y: 400, zoom: 1 });
    workspace.select([note]);
    pull('touch', 2, [50, 50], [250, 250]);
    expect(board.get(note)).toMatchObject({ place: { x: 200, y: 200 } });
  });

  it('two of them zoom around what lies between them and end what one had begun', () => {
    const { board, workspace, send } = setUp();
    workspace.select([note]);
    send('down', 'touch', 1, 50, 50);
    send('move', 'touch', 1, 90, 90);
    send('down', 'touch', 2, 190, 90);
    send('move', 'touch', 2, 290, 90);
    expect(workspace.camera.zoom).toBeCloseTo(2);
    expect(workspace.toScreen(workspace.toWorld({ x: 90, y: 90 })).x).toBeCloseTo(90);
    send('up', 'touch', 1, 90, 90);
    send('move', 'touch', 2, 390, 90);
    send('up', 'touch', 2, 390, 90);
    expect(board.get(note)).toMatchObject({ place: { x: 0, y: 0 } });
    expect(workspace.camera.zoom).toBeCloseTo(2);
  });
});

describe('handles under a finger', () => {
  const grips = (workspace: Workspace): number => handlesOf(workspace).length;

  it('leave room between them, until a mouse comes back', () => {
    const { workspace, pull } = setUp();
    workspace.select([note]);
    workspace.setCamera({ x: 500, y: 400, zoom: 0.6 });
    expect(grips(workspace)).toBe(8);
    pull('touch', 1, [900, 700], [940, 740]);
    workspace.select([note]);
    expect(grips(workspace)).toBe(4);
    pull('mouse', 2, [900, 700], [940, 740]);
    workspace.select([note]);
    expect(grips(workspace)).toBe(8);
  });

  it('let a small thing be moved from near its middle', () => {
    const { board, workspace, pull } = setUp();
    workspace.setCamera({ x: 500, y: 400, zoom: 0.5 });
    workspace.select([note]);
    const at = workspace.toScreen({ x: 50, y: 62 });
    pull('touch', 1, [at.x, at.y], [at.x, at.y + 80]);
    const item = board.get(note);
    expect(item).toMatchObject({ place: { w: 100, h: 100 } });
    expect(item?.kind === 'note' && item.place.y).toBeGreaterThan(100);
  });
});

import { itemId } from '@geflecht/board-schema';
import { testBoards } from '@geflecht/board-schema/testing';
import { describe, expect, it } from 'vitest';

import { shift } from '../geometry.ts';
import { PALETTE, recordCanvases } from '../testing/index.ts';
import { Workspace } from '../workspace.ts';
import { LiftedLayer } from './lifted-layer.ts';
import { ScenePainter } from './scene-painter.ts';

const SIZE = { width: 800, height: 600 };
const MANY = 40;
const note = (nr: number) => itemId(`n${nr}`);

/** Notes in rows of eight, each joined to the next by an arrow, the last one to a note that nobody lifts. */
function layer({ apart = 60, zoom = 0.5 } = {}) {
  const recording = recordCanvases(window);
  const [board] = testBoards([
    ...Array.from({ length: MANY + 1 }, (_, nr) => ({
      id: note(nr),
      kind: 'note' as const,
      x: (nr % 8) * apart,
      y: Math.floor(nr / 8) * apart,
      w: 40,
      h: 40,
    })),
    ...Array.from({ length: MANY }, (_, nr) => ({
      id: itemId(`k${nr}`),
      kind: 'connector' as const,
      ends: { from: { item: note(nr) }, to: { item: note(nr + 1) } },
    })),
  ]);
  const workspace = new Workspace({
    board,
    now: () => 0,
    reducedMotion: false,
    readOnly: false,
    me: undefined,
    invalidate: () => undefined,
    badge: () => undefined,
    measure: () => () => 0,
  });
  workspace.resize(SIZE, 1);
  workspace.setCamera({ x: 200, y: 150, zoom });
  board.observe((change) => workspace.scene.apply(change));
  const canvas = document.createElement('canvas');
  Object.assign(canvas, SIZE);
  const ctx = canvas.getContext('2d')!;
  const painter = new ScenePainter({
    scene: workspace.scene,
    palette: PALETTE,
    labels: { board: '', writeHere: '', cardUnknown: '', newColumns: [] },
    ruler: ctx,
    cards: () => undefined,
    pictures: () => undefined,
    editing: () => workspace.editing,
  });
  const lifted = new LiftedLayer(workspace, painter);
  const paint = (): number => {
    const before = recording.drawn;
    lifted.paint(ctx);
    return recording.drawn - before;
  };
  return {
    board,
    workspace,
    lifted,
    paint,
    /** Lifts the first notes by a way, and says how much was drawn. */
    drag(count: number, dx: number, dy: number): number {
      const boxes = Array.from({ length: count }, (_, nr) => {
        const place = workspace.scene.boxItem(note(nr))!.place;
        return [note(nr), shift(place, dx, dy)] as const;
      });
      workspace.lift(new Map(boxes), null);
      return paint();
    },
  };
}

/** A picture, the arrow to the note that lies, and its head. */
const MOVED = 3;

describe('what is in the air', () => {
  it('is painted once when it is much, and then moved as a picture', () => {
    const { drag } = layer();
    expect(drag(MANY, 3, 4)).toBeGreaterThan(2 * MANY);
    expect(drag(MANY, 31, 7)).toBeLessThanOrEqual(MOVED);
    expect(drag(MANY, -500.3, 0.1)).toBeLessThanOrEqual(MOVED);
  });

  it('is painted each time when it is little', () => {
    const { drag } = layer();
    const first = drag(24, 3, 4);
    expect(first).toBeGreaterThan(2 * 24);
    expect(drag(24, 31, 7)).toBe(first);
  });

  it('is painted anew once somebody else has changed a part of it', () => {
    const stage = layer();
    stage.drag(MANY, 3, 4);
    stage.board.setLook([note(7)], { color: 'green' });
    expect(stage.paint()).toBeGreaterThan(2 * MANY);
    expect(stage.paint()).toBeLessThanOrEqual(MOVED);
  });

  it('is painted anew at another zoom, when the letters changed, and when it is lifted once more', () => {
    const stage = layer();
    stage.drag(MANY, 3, 4);
    stage.workspace.setCamera({ x: 200, y: 150, zoom: 0.6 });
    expect(stage.paint()).toBeGreaterThan(2 * MANY);
    stage.lifted.forget();
    expect(stage.paint()).toBeGreaterThan(2 * MANY);
    stage.workspace.putDown();
    expect(stage.paint()).toBe(0);
    expect(stage.drag(MANY, 3, 4)).toBeGreaterThan(2 * MANY);
  });

  it('is painted each for itself when it goes different ways', () => {
    const { drag, workspace, paint } = layer();
    drag(MANY, 3, 4);
    const place = workspace.scene.boxItem(note(MANY))!.place;
    workspace.liftRemote(new Map([[note(MANY), shift(place, 90, 0)]]));
    expect(paint()).toBeGreaterThan(2 * MANY);
    expect(paint()).toBeGreaterThan(2 * MANY);
  });

  it('is painted where it is in view when it would be too large for a picture', () => {
    const { drag } = layer({ apart: 600, zoom: 1 });
    const drawn = drag(MANY, 3, 4);
    expect(drawn).toBeGreaterThan(0);
    expect(drawn).toBeLessThan(MANY);
    expect(drag(MANY, 5, 4)).toBe(drawn);
  });
});

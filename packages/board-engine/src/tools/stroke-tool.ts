import { BOARD_LIMITS, type StrokeItem, packPoints } from '@geflecht/board-schema';

import { type Box, type DrawnPoint, type Point, distance, unionOf } from '../geometry.ts';
import type { Workspace } from '../workspace.ts';
import type { Press, Tool } from './tool.ts';

/** Points closer together than this, in CSS pixels, say nothing more. */
const FINEST = 1.5;

/** Draws lines by hand, one after the other: the tool stays in the hand. */
export class StrokeTool implements Tool {
  readonly #workspace: Workspace;
  readonly #look: StrokeItem['look'];
  #points: DrawnPoint[] = [];

  constructor(workspace: Workspace, look: StrokeItem['look']) {
    this.#workspace = workspace;
    this.#look = look;
  }

  press(press: Press): void {
    this.#points = [];
    this.#add(press);
  }

  drag(press: Press): void {
    if (this.#points.length === 0) return;
    this.#add(press);
    this.#workspace.setDraft({ kind: 'stroke', look: this.#look, points: this.#points });
  }

  release(press: Press): void {
    if (this.#points.length > 0) this.#add(press);
    const points = this.#points;
    this.cancel();
    const bounds = boundsOf(points);
    if (bounds === undefined || !this.#workspace.writable) return;
    const { me } = this.#workspace.options;
    this.#workspace.undo.step();
    this.#workspace.board.add({
      kind: 'stroke',
      ...bounds,
      look: this.#look,
      points: packPoints(
        points.map(({ x, y, pressure }) => ({
          x: (x - bounds.x) / bounds.w,
          y: (y - bounds.y) / bounds.h,
          pressure,
        })),
      ),
      ...(me !== undefined && { by: me }),
    });
  }

  cancel(): void {
    this.#points = [];
    this.#workspace.setDraft(undefined);
  }

  cursor(): string {
    return 'crosshair';
  }

  #add({ world, pressure, shift }: Press): void {
    const point = { ...world, pressure };
    const [first] = this.#points;
    // Shift draws one straight line.
    if (shift && first !== undefined) {
      this.#points = [first, point];
      return;
    }
    const last = this.#points.at(-1);
    if (last !== undefined && distance(last, point) * this.#workspace.camera.zoom < FINEST) return;
    this.#points.push(point);
  }
}

/** A dot and an upright line have a size, too: no item is thinner than the least. */
function boundsOf(points: readonly Point[]): Box | undefined {
  const box = unionOf(points.map(({ x, y }) => ({ x, y, w: 0, h: 0 })));
  if (box === undefined) return undefined;
  const w = Math.max(BOARD_LIMITS.minSize, box.w);
  const h = Math.max(BOARD_LIMITS.minSize, box.h);
  return { x: box.x - (w - box.w) / 2, y: box.y - (h - box.h) / 2, w, h };
}

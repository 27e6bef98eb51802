import { type BoardItem, isContainer } from '@geflecht/board-schema';

import { type Box, type Point, centerOf, unionOf } from '../geometry.ts';
import type { Workspace } from '../workspace.ts';
import type { Press, Tool } from './tool.ts';

/** Selects what has its middle inside a loop drawn around it; frames and tables only when wholly inside. */
export class LassoTool implements Tool {
  readonly #workspace: Workspace;
  #loop: Point[] = [];
  #before: readonly BoardItem['id'][] = [];

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  press(press: Press): void {
    this.#loop = [press.world];
    this.#before = press.shift ? this.#workspace.selection : [];
  }

  drag(press: Press): void {
    if (this.#loop.length === 0) return;
    this.#loop.push(press.world);
    this.#workspace.setDraft({ kind: 'lasso', loop: this.#loop });
    this.#workspace.select([...this.#before, ...this.#inside()]);
  }

  release(): void {
    const inside = this.#inside();
    const before = this.#before;
    this.#end();
    this.#workspace.select([...before, ...inside]);
    this.#workspace.setTool({ id: 'select' });
  }

  cancel(): void {
    if (this.#loop.length > 0) this.#workspace.select(this.#before);
    this.#end();
  }

  cursor(): string {
    return 'crosshair';
  }

  #end(): void {
    this.#loop = [];
    this.#workspace.setDraft(undefined);
  }

  #inside(): BoardItem['id'][] {
    const { scene } = this.#workspace;
    const around = unionOf(this.#loop.map(({ x, y }) => ({ x, y, w: 0, h: 0 })));
    if (around === undefined || this.#loop.length < 3) return [];
    return scene.search(around).flatMap((item) => {
      const bounds = scene.bounds(item.id);
      if (bounds === undefined) return [];
      const points = isContainer(item) ? cornersOf(bounds) : [centerOf(bounds)];
      return points.every((point) => isInside(this.#loop, point)) ? [item.id] : [];
    });
  }
}

function cornersOf({ x, y, w, h }: Box): readonly Point[] {
  return [
    { x, y },
    { x: x + w, y },
    { x: x + w, y: y + h },
    { x, y: y + h },
  ];
}

/** Whether a point lies inside a loop, by how often a line to the right crosses it. */
function isInside(loop: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  loop.forEach((a, nr) => {
    const b = loop[(nr + 1) % loop.length] as Point;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside;
  });
  return inside;
}

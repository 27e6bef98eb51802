import { DEFAULT_SIZES, type Stamp } from '@geflecht/board-schema';

import type { Workspace } from '../workspace.ts';
import { type Press, type Tool, isDrag } from './tool.ts';

/** Puts one sign after the other where one presses; a pull pushes nothing and stamps nothing. */
export class StampTool implements Tool {
  readonly #workspace: Workspace;
  readonly #stamp: Stamp;
  #start: Press | undefined;

  constructor(workspace: Workspace, stamp: Stamp) {
    this.#workspace = workspace;
    this.#stamp = stamp;
  }

  press(press: Press): void {
    this.#start = press;
  }

  drag(press: Press): void {
    if (this.#start && isDrag(this.#start, press)) this.#start = undefined;
  }

  release(): void {
    const start = this.#start;
    this.#start = undefined;
    if (!start || !this.#workspace.writable) return;
    const { w, h } = DEFAULT_SIZES.stamp;
    const { me } = this.#workspace.options;
    this.#workspace.undo.step();
    this.#workspace.board.add({
      kind: 'stamp',
      x: start.world.x - w / 2,
      y: start.world.y - h / 2,
      look: { stamp: this.#stamp },
      ...(me !== undefined && { by: me }),
    });
  }

  cancel(): void {
    this.#start = undefined;
  }

  cursor(): string {
    return 'copy';
  }
}

import { panBy } from '../camera/camera.ts';
import type { Workspace } from '../workspace.ts';
import type { Press, Tool } from './tool.ts';

/** Pushes the view; also what the space bar and the middle button bring for a moment. */
export class HandTool implements Tool {
  readonly #workspace: Workspace;
  #last: Press | undefined;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  press(press: Press): void {
    this.#last = press;
  }

  drag(press: Press): void {
    if (!this.#last) return;
    const { screen } = this.#last;
    this.#last = press;
    this.#workspace.setCamera(
      panBy(this.#workspace.camera, screen.x - press.screen.x, screen.y - press.screen.y),
    );
  }

  release(): void {
    this.#last = undefined;
  }

  cancel(): void {
    this.#last = undefined;
  }

  cursor(): string {
    return this.#last ? 'grabbing' : 'grab';
  }
}

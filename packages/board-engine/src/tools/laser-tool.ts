import type { Workspace } from '../workspace.ts';
import type { Press, Tool } from './tool.ts';

/** A pointer of light for all to see as long as it is pressed; the document hears nothing of it. */
export class LaserTool implements Tool {
  readonly #workspace: Workspace;
  #isLit = false;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  press(press: Press): void {
    this.#isLit = true;
    this.#shine(press);
  }

  drag(press: Press): void {
    if (this.#isLit) this.#shine(press);
  }

  release(): void {
    this.cancel();
  }

  cancel(): void {
    this.#isLit = false;
    this.#workspace.laser = null;
    this.#workspace.options.invalidate('overlay');
  }

  cursor(): string {
    return 'crosshair';
  }

  #shine({ world }: Press): void {
    this.#workspace.laser = world;
    this.#workspace.options.invalidate('overlay');
  }
}

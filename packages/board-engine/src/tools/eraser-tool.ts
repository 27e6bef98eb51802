import type { ItemId } from '@geflecht/board-schema';

import type { Workspace } from '../workspace.ts';
import type { Press, Tool } from './tool.ts';

/** Takes lines drawn by hand away, whole ones, by going over them; one pull is one step for undo. */
export class EraserTool implements Tool {
  readonly #workspace: Workspace;
  #isPressed = false;
  #touched = new Set<ItemId>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  press(press: Press): void {
    this.#isPressed = true;
    this.#touched = new Set();
    this.#rub(press);
  }

  drag(press: Press): void {
    if (this.#isPressed) this.#rub(press);
  }

  release(press: Press): void {
    if (this.#isPressed) this.#rub(press);
    const touched = [...this.#touched];
    this.cancel();
    if (touched.length === 0 || !this.#workspace.writable) return;
    this.#workspace.undo.step();
    this.#workspace.board.remove(touched);
  }

  cancel(): void {
    this.#isPressed = false;
    this.#touched = new Set();
    this.#workspace.setDraft(undefined);
  }

  cursor(): string {
    return 'crosshair';
  }

  #rub({ screen, touch }: Press): void {
    const hit = this.#workspace.hit(screen, touch);
    if (hit.kind !== 'item') return;
    const item = this.#workspace.scene.boxItem(hit.id);
    if (item?.kind !== 'stroke' || item.hold.locked) return;
    this.#touched.add(item.id);
    this.#workspace.setDraft({ kind: 'erased', ids: this.#touched });
  }
}

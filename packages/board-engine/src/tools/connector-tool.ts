import type { ConnectorEnd } from '@geflecht/board-schema';

import { connectableAt } from '../scene/hit-test.ts';
import type { Workspace } from '../workspace.ts';
import { type Press, type Tool, isDrag } from './tool.ts';

type State =
  | { readonly at: 'rest' }
  /** The first end is chosen; pressed, or after a click while the second is looked for. */
  | { readonly at: 'from'; readonly start: Press; readonly from: ConnectorEnd; readonly pressed: boolean };

/** Two ends, by pulling from one to the other or by one click on each: no drag is needed. */
export class ConnectorTool implements Tool {
  readonly #workspace: Workspace;
  #state: State = { at: 'rest' };

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  press(press: Press): void {
    const state = this.#state;
    this.#state =
      state.at === 'from'
        ? { ...state, pressed: true }
        : { at: 'from', start: press, from: this.#end(press, undefined), pressed: true };
  }

  drag(press: Press): void {
    if (this.#state.at === 'from') this.#preview(this.#state.from, press);
  }

  release(press: Press): void {
    const state = this.#state;
    if (state.at === 'rest') return;
    const under = connectableAt(this.#workspace.scene, press.world);
    const still = 'item' in state.from && under === state.from.item;
    if (!isDrag(state.start, press) || still) {
      this.#state = { ...state, pressed: false };
      return;
    }
    const to = this.#end(press, state.from);
    this.#state = { at: 'rest' };
    this.#workspace.setDraft(undefined);
    if (!this.#workspace.writable) return;
    this.#workspace.undo.step();
    const { me } = this.#workspace.options;
    const ends = { from: state.from, to };
    const id = this.#workspace.board.add({ kind: 'connector', ends, ...(me !== undefined && { by: me }) });
    this.#workspace.select([id]);
    this.#workspace.setTool({ id: 'select' });
  }

  cancel(): void {
    this.#state = { at: 'rest' };
    this.#workspace.setDraft(undefined);
  }

  cursor(press: Press): string {
    const state = this.#state;
    if (state.at === 'from' && !state.pressed) this.#preview(state.from, press);
    return 'crosshair';
  }

  #preview(from: ConnectorEnd, press: Press): void {
    const to = this.#end(press, from);
    const over = 'item' in to ? to.item : undefined;
    this.#workspace.setDraft({ kind: 'connector', ends: { from, to }, over });
  }

  #end(press: Press, other: ConnectorEnd | undefined): ConnectorEnd {
    const except = other && 'item' in other ? other.item : undefined;
    const item = connectableAt(this.#workspace.scene, press.world, except);
    return item === undefined ? { x: press.world.x, y: press.world.y } : { item };
  }
}

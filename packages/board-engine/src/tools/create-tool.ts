import { DEFAULT_SIZES, type ItemId, type NewItem, type Shape } from '@geflecht/board-schema';

import type { ToolChoice } from '../api.ts';
import { type Box, type Point, boxBetween } from '../geometry.ts';
import { newTable } from '../tables.ts';
import type { Workspace } from '../workspace.ts';
import { type Press, type Tool, isDrag } from './tool.ts';

/** The tools that put a new item down. */
export type CreateChoice = Extract<
  ToolChoice,
  { id: 'note' | 'text' | 'shape' | 'frame' | 'table' | 'card' }
>;

/** A press puts an item of the usual size around the point; pulling gives it the pulled size. Then one writes. */
export class CreateTool implements Tool {
  readonly #workspace: Workspace;
  readonly #choice: CreateChoice;
  readonly #created: (id: ItemId) => void;
  #start: Press | undefined;
  #pulled: Box | undefined;

  /** `created` is told each new item after it is selected and the select tool is back. */
  constructor(workspace: Workspace, choice: CreateChoice, created: (id: ItemId) => void) {
    this.#workspace = workspace;
    this.#choice = choice;
    this.#created = created;
  }

  press(press: Press): void {
    this.#start = press;
    this.#pulled = undefined;
  }

  drag(press: Press): void {
    if (!this.#start || this.#choice.id === 'card') return;
    if (!this.#pulled && !isDrag(this.#start, press)) return;
    this.#pulled = boxBetween(this.#start.world, press.world);
    const shape: Shape = this.#choice.id === 'shape' ? (this.#choice.shape ?? 'rectangle') : 'rectangle';
    this.#workspace.setDraft({ kind: 'box', shape, box: this.#pulled });
  }

  release(press: Press): void {
    const start = this.#start;
    this.#start = undefined;
    this.#workspace.setDraft(undefined);
    if (!start || !this.#workspace.writable) return;
    const { me, newColumns = [] } = this.#workspace.options;
    const item = newItem(this.#choice, this.#pulled ?? press.world, newColumns);
    this.#workspace.undo.step();
    const id = this.#workspace.board.add(me === undefined ? item : { ...item, by: me });
    this.#workspace.select([id]);
    this.#workspace.setTool({ id: 'select' });
    this.#created(id);
  }

  cancel(): void {
    this.#start = undefined;
    this.#pulled = undefined;
    this.#workspace.setDraft(undefined);
  }

  cursor(): string {
    return this.#choice.id === 'text' ? 'text' : 'crosshair';
  }
}

/** The item a choice stands for, in a pulled box or around a point. */
export function newItem(choice: CreateChoice, where: Box | Point, columns: readonly string[]): NewItem {
  const usual = DEFAULT_SIZES[choice.id];
  const box =
    'w' in where
      ? { x: where.x, y: where.y, w: Math.max(24, where.w), h: Math.max(24, where.h) }
      : { x: where.x - usual.w / 2, y: where.y - usual.h / 2, ...usual };
  switch (choice.id) {
    case 'note':
      return { kind: 'note', ...box, ...(choice.color && { look: { color: choice.color } }) };
    case 'text':
      // Text begins where one points, as in a text field.
      return 'w' in where ? { kind: 'text', ...box, h: usual.h } : { kind: 'text', ...box, x: where.x };
    case 'shape':
      return {
        kind: 'shape',
        ...box,
        look: { ...(choice.shape && { shape: choice.shape }), ...(choice.color && { color: choice.color }) },
      };
    case 'frame':
      return { kind: 'frame', ...box };
    case 'table':
      return { ...newTable(columns, where), ...('w' in where && box) };
    case 'card':
      return { kind: 'card', ...box, proposal: choice.proposal };
  }
}

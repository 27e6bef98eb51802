import type { ItemId } from '@geflecht/board-schema';

import type { BoardEngine, ToolId } from '../api.ts';
import { nextInReadingOrder } from '../commands.ts';
import { type BoardDeed, deedOf } from '../keymap.ts';
import type { Workspace } from '../workspace.ts';

const NUDGE = 4;
const LARGE_NUDGE = 40;
const PAN = 80;
/** Degrees. */
const TURN = 15;

type Simple = Exclude<BoardDeed, Exclude<ToolId, 'card'> | 'open' | 'move' | 'moveFar'>;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface KeyboardOptions {
  readonly workspace: Workspace;
  readonly engine: BoardEngine;
  /** Ends a press under way; true when there was one. */
  readonly cancelPress: () => boolean;
  /** Opens what is selected: a card, or the words of an item. */
  readonly open: (id: ItemId) => void;
  readonly menu: () => void;
  /** Puts down what the chosen tool stands for; false where it stands for nothing. */
  readonly place: () => boolean;
}

/**
 * The board's keys, while it has the focus. Returns whether the key was used; others are left to the page.
 * Tab walks the items in reading order and leaves the board after the last; Escape lets Tab leave at once.
 */
export function createKeyboard(options: KeyboardOptions): (event: KeyboardEvent) => boolean {
  const { workspace, engine } = options;
  /** Escape with nothing selected: the next Tab is the page's. */
  let leaving = false;

  const walk = (step: 1 | -1): boolean => {
    if (leaving) return false;
    const next = nextInReadingOrder(workspace, step);
    if (!next) return false;
    workspace.select([next.id]);
    engine.reveal([next.id], { mark: false });
    return true;
  };

  const escape = (): boolean => {
    if (options.cancelPress()) return true;
    if (workspace.tool.id !== 'select') engine.setTool({ id: 'select' });
    else if (workspace.selection.length > 0) workspace.select([]);
    leaving = true;
    return true;
  };

  const move = (key: string, by: number): boolean => {
    const [x, y] = ARROWS[key] ?? [0, 0];
    if (workspace.selection.length > 0) engine.moveSelection(x * by, y * by);
    else engine.panBy(x * PAN, y * PAN);
    return true;
  };

  const open = (): boolean => {
    if (options.place()) return true;
    const [only] = workspace.selection;
    if (only === undefined) return false;
    options.open(only);
    return true;
  };

  const choose = (id: Exclude<ToolId, 'card'>): boolean => {
    if (!workspace.writable && id !== 'select' && id !== 'hand') return false;
    engine.setTool({ id });
    return true;
  };

  const isAllLocked = (): boolean =>
    workspace.selection.every((id) => workspace.board.get(id)?.hold.locked === true);

  /** Deeds that are done whenever their key is pressed. */
  const deeds: Readonly<Record<Simple, () => void>> = {
    menu: () => options.menu(),
    turnLeft: () => engine.turnSelection(-TURN),
    turnRight: () => engine.turnSelection(TURN),
    front: () => engine.bringSelectionToFront(),
    back: () => engine.sendSelectionToBack(),
    bold: () => engine.toggleMark('bold'),
    italic: () => engine.toggleMark('italic'),
    duplicate: () => engine.duplicateSelection(),
    group: () => engine.groupSelection(),
    ungroup: () => engine.ungroupSelection(),
    lock: () => engine.lockSelection(!isAllLocked()),
    remove: () => engine.deleteSelection(),
    undo: () => engine.undo(),
    redo: () => engine.redo(),
    all: () => engine.selectAll(),
    zoomIn: () => engine.zoomBy(1.25),
    zoomOut: () => engine.zoomBy(0.8),
    hundred: () => engine.zoomTo(1),
    fit: () => engine.zoomToFit(),
    fitSelection: () => engine.zoomToSelection(),
  };

  const run = (event: KeyboardEvent): boolean => {
    const deed = deedOf(event);
    if (deed === undefined) return false;
    if (deed === 'open') return open();
    if (deed === 'move') return move(event.key, NUDGE);
    if (deed === 'moveFar') return move(event.key, LARGE_NUDGE);
    if (deed in deeds) {
      deeds[deed as Simple]();
      return true;
    }
    return choose(deed as Exclude<ToolId, 'card'>);
  };

  return (event) => {
    if (event.key === 'Escape') return escape();
    const left = leaving;
    if (event.key === 'Tab') {
      const used = !event.ctrlKey && !event.altKey && !event.metaKey && walk(event.shiftKey ? -1 : 1);
      leaving = false;
      return used;
    }
    if (event.key !== 'Shift') leaving = false;
    if (event.altKey) leaving = left;
    return run(event);
  };
}

import type { ItemId } from '@geflecht/board-schema';

import type { BoardEngine, ToolId } from '../api.ts';
import { nextInReadingOrder } from '../commands.ts';
import type { Workspace } from '../workspace.ts';

const NUDGE = 4;
const LARGE_NUDGE = 40;
const PAN = 80;

const TOOL_KEYS: Readonly<Record<string, Exclude<ToolId, 'card'>>> = {
  v: 'select',
  h: 'hand',
  n: 'note',
  t: 'text',
  s: 'shape',
  f: 'frame',
  a: 'connector',
  c: 'connector',
};

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
}

/**
 * The board's keys, while it has the focus. Returns whether the key was used; others are left to the page.
 * Tab walks the items in reading order and leaves the board after the last; Escape lets Tab leave at once.
 */
export function createKeyboard(options: KeyboardOptions): (event: KeyboardEvent) => boolean {
  const { workspace, engine } = options;
  /** Escape with nothing selected: the next Tab is the page's. */
  let leaving = false;

  const withMod = (event: KeyboardEvent): boolean => {
    switch (event.key.toLowerCase()) {
      case 'a':
        engine.selectAll();
        return true;
      case 'd':
        engine.duplicateSelection();
        return true;
      case 'z':
        if (event.shiftKey) engine.redo();
        else engine.undo();
        return true;
      case 'y':
        engine.redo();
        return true;
      default:
        return false;
    }
  };

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

  const plain = (event: KeyboardEvent): boolean => {
    const arrow = ARROWS[event.key];
    if (arrow) {
      const [x, y] = arrow;
      const by = event.shiftKey ? LARGE_NUDGE : NUDGE;
      if (workspace.selection.length > 0) engine.moveSelection(x * by, y * by);
      else engine.panBy(x * PAN, y * PAN);
      return true;
    }
    switch (event.key) {
      case 'Enter': {
        const [only] = workspace.selection;
        if (only === undefined) return false;
        options.open(only);
        return true;
      }
      case 'Delete':
      case 'Backspace':
        engine.deleteSelection();
        return true;
      case '+':
      case '=':
        engine.zoomBy(1.25);
        return true;
      case '-':
        engine.zoomBy(0.8);
        return true;
      case '1':
        engine.zoomTo(1);
        return true;
      case '0':
      case '!':
      case 'Home':
        engine.zoomToFit();
        return true;
      case '@':
      case '"':
        engine.zoomToSelection();
        return true;
      case 'PageUp':
        engine.bringSelectionToFront();
        return true;
      case 'PageDown':
        engine.sendSelectionToBack();
        return true;
      case 'ContextMenu':
        options.menu();
        return true;
      case 'F10':
        if (event.shiftKey) options.menu();
        return event.shiftKey;
      default: {
        const tool = event.shiftKey ? undefined : TOOL_KEYS[event.key.toLowerCase()];
        if (tool === undefined || (!workspace.writable && tool !== 'select' && tool !== 'hand')) return false;
        engine.setTool({ id: tool });
        return true;
      }
    }
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
    if (event.altKey) {
      leaving = left;
      return false;
    }
    return event.ctrlKey || event.metaKey ? withMod(event) : plain(event);
  };
}

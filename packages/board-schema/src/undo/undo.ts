import * as Y from 'yjs';

import { missingFields, rememberOthers } from './mending.ts';
import { UndoBounds } from './undo-bounds.ts';

/**
 * Undo and redo of one writer's own changes. Changes of others in between stay: Yjs takes back only what
 * carries this writer's origin, and never overwrites a value somebody else has set since. What this writer has added
 * stays when somebody else has worked on it or tied an arrow to it.
 */
export interface BoardUndo {
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  /** Ends the running step: what follows is undone on its own. Without it, changes 500 ms apart or less join. */
  step(): void;
  /** Called when `canUndo` or `canRedo` may have changed. Returns the way to stop. */
  observe(listener: () => void): () => void;
  destroy(): void;
}

/** Typing faster than this is one step. */
const JOIN_MS = 500;

export function createUndo(root: Y.Map<unknown>, origin: object): BoardUndo {
  /** How far the step goes that is being taken back or done again just now; Yjs may pass over some that do nothing. */
  let bounds: ((part: Y.Item) => boolean) | undefined;
  const undo = new Y.UndoManager(root, {
    trackedOrigins: new Set([origin]),
    captureTimeout: JOIN_MS,
    deleteFilter: (part) => bounds?.(part) ?? true,
  });
  /** What is mended is no step of its own. */
  const menderOrigin = {};
  const within = (stack: Y.UndoManager['undoStack'], throughUndo: boolean, act: () => unknown): void => {
    const steps = [...stack];
    let running: { readonly nr: number; readonly bounds: UndoBounds } | undefined;
    bounds = (part) => {
      // The step at work is the one that has just been taken off the stack.
      const nr = stack.length;
      const step = steps[nr];
      if (step === undefined) return true;
      if (running?.nr !== nr) running = { nr, bounds: new UndoBounds(root, step, throughUndo) };
      return running.bounds.mayGo(part);
    };
    const lost = throughUndo ? rememberOthers(root) : () => [];
    act();
    bounds = undefined;
    if (stack.length === steps.length) return;
    const mending = [...lost(), ...missingFields(root)];
    if (mending.length > 0) root.doc?.transact(() => mending.forEach((mend) => mend()), menderOrigin);
  };
  return {
    undo: () => within(undo.undoStack, true, () => undo.undo()),
    redo: () => within(undo.redoStack, false, () => undo.redo()),
    canUndo: () => undo.canUndo(),
    canRedo: () => undo.canRedo(),
    step: () => undo.stopCapturing(),
    observe(listener) {
      const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;
      for (const event of events) undo.on(event, listener);
      return () => {
        for (const event of events) undo.off(event, listener);
      };
    },
    destroy: () => undo.destroy(),
  };
}

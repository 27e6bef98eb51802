import * as Y from 'yjs';

/**
 * Undo and redo of one writer's own changes. Changes of others in between stay: Yjs takes back only what
 * carries this writer's origin, and never overwrites a value somebody else has set since.
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
  const undo = new Y.UndoManager(root, { trackedOrigins: new Set([origin]), captureTimeout: JOIN_MS });
  return {
    undo: () => void undo.undo(),
    redo: () => void undo.redo(),
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

import * as Y from 'yjs';

/** What one pass merges at most; a longer log takes several, each with a snapshot of its own. */
export const MOST_ROWS = 4000;
export const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The state after the updates. Through a document and not by merging updates: that also lets go of what was deleted,
 * and its time grows with the length of the log, not with the square of it.
 */
export function mergeState(
  snapshot: Uint8Array | undefined,
  updates: Iterable<Uint8Array>,
): Uint8Array<ArrayBuffer> {
  const state = new Y.Doc();
  try {
    state.transact(() => {
      if (snapshot !== undefined) Y.applyUpdate(state, snapshot);
      for (const update of updates) Y.applyUpdate(state, update);
    });
    return Y.encodeStateAsUpdate(state) as Uint8Array<ArrayBuffer>;
  } finally {
    state.destroy();
  }
}

import type { FastifyBaseLogger } from 'fastify';

import type { LogState } from './document-log.ts';

/**
 * Milliseconds a commit may take before people are told that nothing can be stored just now. A disk that is busy with
 * something else for a moment is none of their business: being told takes the pen out of their hands.
 */
const SLOW = 5000;

/** Whether the store takes what it is given, for whoever wants to know. */
export interface Watch {
  state(): LogState;
  onState(listener: (state: LogState) => void): () => void;
  turn(next: LogState): void;
  /** An attempt begins; the answer ends it. One that takes too long is an outage, too. */
  attempt(): () => void;
}

export function createWatch(logger: Pick<FastifyBaseLogger, 'error'>): Watch {
  const listeners = new Set<(state: LogState) => void>();
  let state: LogState = 'writable';

  function turn(next: LogState): void {
    if (next === state) return;
    state = next;
    for (const listener of listeners) {
      // Whoever cannot cope with the news must not stop the writing.
      try {
        listener(next);
      } catch (error) {
        logger.error({ err: error }, 'a listener to the state of the log failed');
      }
    }
  }

  return {
    state: () => state,
    onState(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    turn,
    attempt() {
      const slow = setTimeout(() => turn('failing'), SLOW);
      return () => clearTimeout(slow);
    },
  };
}

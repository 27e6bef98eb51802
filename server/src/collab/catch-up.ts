import type { HubMessage } from '@geflecht/contract';
import type { FastifyBaseLogger } from 'fastify';

import { publicPart } from './public-part.ts';

interface Listener {
  sendStateless(payload: string): void;
}

interface CatchUp {
  /** Sends what was missed since `after`. */
  ask(listener: Listener, after: number, listens: boolean): void;
}

/** Answers a socket gets as fast as it asks; an honest one asks once. */
const AT_ONCE = 8;
/** Milliseconds between two answers after those. */
const PACE = 1000;

/**
 * Answers `resume`, one at a time for each socket: an answer can be ten thousand times as long as its question, so
 * questions that come while one is being answered count as one, the last.
 */
export function createCatchUp(
  { missedEvents }: { missedEvents: (after: number) => Promise<Extract<HubMessage, { type: 'resumed' }>> },
  logger: Pick<FastifyBaseLogger, 'error'>,
): CatchUp {
  /** Who is being answered, and what they asked meanwhile. */
  const asking = new Map<Listener, number | undefined>();
  const answered = new WeakMap<Listener, number>();

  async function answer(listener: Listener, first: number, listens: boolean): Promise<void> {
    let after: number | undefined = first;
    let given = answered.get(listener) ?? 0;
    while (after !== undefined) {
      asking.set(listener, undefined);
      const missed = await missedEvents(after);
      listener.sendStateless(JSON.stringify(listens ? missed : publicPart(missed)));
      given += 1;
      answered.set(listener, given);
      if (given >= AT_ONCE) await new Promise((resolve) => setTimeout(resolve, PACE).unref());
      after = asking.get(listener);
    }
  }

  return {
    ask(listener, after, listens) {
      if (asking.has(listener)) {
        asking.set(listener, after);
        return;
      }
      answer(listener, after, listens)
        .catch((error: unknown) => logger.error({ err: error }, 'missed events could not be read'))
        .finally(() => asking.delete(listener));
    },
  };
}

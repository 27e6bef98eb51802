import type { HubMessage } from '@geflecht/contract';
import type { FastifyBaseLogger } from 'fastify';

type Resumed = Extract<HubMessage, { type: 'resumed' }>;

export interface CatchUpOptions<Who> {
  readonly missedEvents: (after: number) => Promise<Resumed>;
  readonly tell: (who: Who, message: Resumed) => void;
  readonly logger: Pick<FastifyBaseLogger, 'error'>;
}

export interface CatchUp<Who> {
  /** Sends what was missed since `after`. */
  ask(who: Who, after: number): void;
}

/** Answers a socket gets as fast as it asks; an honest one asks once. */
const AT_ONCE = 8;
/** Milliseconds between two answers after those. */
const PACE = 1000;

/**
 * Answers `resume`, one at a time for each asker: an answer can be ten thousand times as long as its question, so
 * questions that come while one is being answered count as one, the last.
 */
export function createCatchUp<Who extends object>({
  missedEvents,
  tell,
  logger,
}: CatchUpOptions<Who>): CatchUp<Who> {
  /** Who is being answered, and what they asked meanwhile. */
  const asking = new Map<Who, number | undefined>();
  const answered = new WeakMap<Who, number>();

  async function answer(who: Who, first: number): Promise<void> {
    let after: number | undefined = first;
    let given = answered.get(who) ?? 0;
    while (after !== undefined) {
      asking.set(who, undefined);
      tell(who, await missedEvents(after));
      given += 1;
      answered.set(who, given);
      if (given >= AT_ONCE) await new Promise((resolve) => setTimeout(resolve, PACE).unref());
      after = asking.get(who);
    }
  }

  return {
    ask(who, after) {
      if (asking.has(who)) {
        asking.set(who, after);
        return;
      }
      answer(who, after)
        .catch((error: unknown) => logger.error({ err: error }, 'missed events could not be read'))
        .finally(() => asking.delete(who));
    },
  };
}

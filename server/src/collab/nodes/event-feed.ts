import type { FeedEvent } from '@geflecht/contract';

import type { Bus } from '../bus/index.ts';

/** Milliseconds an event may wait for the ones before it until they are looked up. */
const PATIENCE = 50;
/** Events read at once, and how many may be missing until it is cheaper for everybody to ask anew. */
const PAGE = 200;
const MOST_MISSED = 1000;

/** The events as the database numbers them: from 1, without gaps, in the order of the commits. */
export interface EventSource {
  latest(): Promise<number>;
  /** Oldest first. */
  after(seq: number, limit: number): Promise<readonly FeedEvent[]>;
}

/**
 * Hands every event on once and in the order of its number, on each node, whichever node it happened on. The bus makes
 * it quick; what the bus does not bring is found in the database.
 */
export interface EventFeed {
  /** An event of this node, after its commit. */
  publish(event: FeedEvent): void;
  /** Looks whether anything happened that nobody told. */
  look(): Promise<void>;
  stop(): void;
}

export interface EventFeedOptions {
  readonly bus: Bus;
  readonly source: EventSource;
  /** The newest event at the start; what happened up to it is for those to ask who want to know. */
  readonly after: number;
  readonly tell: (event: FeedEvent) => void;
  /** So much happened that the events up to a number are not told one by one. */
  readonly skip: (upTo: number) => void;
  readonly failed: (where: string, error: unknown) => void;
}

export function createEventFeed({ bus, source, after, tell, skip, failed }: EventFeedOptions): EventFeed {
  /** The newest that was handed on. */
  let last = after;
  /** Came before their turn. */
  const early = new Map<number, FeedEvent>();
  let looking: Promise<void> | undefined;
  let impatience: NodeJS.Timeout | undefined;
  let isStopped = false;

  function handOn(): void {
    for (let next = early.get(last + 1); next !== undefined; next = early.get(last + 1)) {
      early.delete(next.seq);
      last = next.seq;
      try {
        tell(next);
      } catch (error) {
        failed('event', error);
      }
    }
    if (early.size === 0) {
      clearTimeout(impatience);
      impatience = undefined;
    }
  }

  function take(event: FeedEvent): void {
    if (event.seq <= last || isStopped) return;
    early.set(event.seq, event);
    handOn();
    if (early.size > 0) {
      impatience ??= setTimeout(() => {
        impatience = undefined;
        look().catch((error: unknown) => failed('events', error));
      }, PATIENCE).unref();
    }
  }

  async function readOn(): Promise<void> {
    const latest = await source.latest();
    if (latest <= last) return;
    if (latest - last > MOST_MISSED) {
      last = latest;
      for (const seq of early.keys()) if (seq <= latest) early.delete(seq);
      skip(latest);
    }
    while (last < latest && !isStopped) {
      const page = await source.after(last, PAGE);
      if (page.length === 0) throw new Error(`The events from ${last + 1} to ${latest} are not there.`);
      for (const event of page) take(event);
    }
    handOn();
  }

  async function look(): Promise<void> {
    looking ??= readOn().finally(() => {
      looking = undefined;
    });
    await looking;
  }

  const stopHearing = bus.subscribe(
    'events',
    (payload) => take(JSON.parse(Buffer.from(payload).toString()) as FeedEvent),
    () => {
      look().catch((error: unknown) => failed('events', error));
    },
  );

  return {
    publish(event) {
      bus.publish('events', Buffer.from(JSON.stringify(event)));
      take(event);
    },
    look,
    stop() {
      isStopped = true;
      clearTimeout(impatience);
      stopHearing();
    },
  };
}

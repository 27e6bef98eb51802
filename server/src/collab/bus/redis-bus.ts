import { randomBytes } from 'node:crypto';

import type { FastifyBaseLogger } from 'fastify';

import type { Bus, BusState } from './bus.ts';
import { openRedisLine, type RedisLine } from './redis-line.ts';

/** Bytes of a node's id, which stands before each message. */
const ID = 8;
/** Milliseconds before the next attempt: doubled from the first to the longest, and up to half of it by chance less. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2000;

interface RedisBusOptions {
  readonly url: string;
  /** What the nodes of one database have in common and those of another have not: one Redis may serve several. */
  readonly place: string;
  readonly logger: Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;
}

interface Ear {
  readonly listener: (payload: Uint8Array) => void;
  readonly hears: (() => void) | undefined;
}
interface Listening {
  readonly ears: Set<Ear>;
  /** Whether Redis has confirmed it on the line that stands now. */
  isHeard: boolean;
}

/**
 * Carries messages over Redis's publish/subscribe for as long as there is a Redis, and goes on trying when there is
 * none. It is `down` until the first connection stands.
 */
export function createRedisBus({ url, place, logger }: RedisBusOptions): Bus {
  const id = randomBytes(ID);
  const prefix = `geflecht:${place}:`;
  const listening = new Map<string, Listening>();
  const watchers = new Set<(state: BusState) => void>();
  let line: RedisLine | undefined;
  let state: BusState = 'down';
  let isClosed = false;
  let pause = FIRST_PAUSE;
  let waiting: NodeJS.Timeout | undefined;
  let isOutageTold = false;

  /** What a listener does wrong must not end the line that all of them hear by. */
  function tell(call: () => void): void {
    try {
      call();
    } catch (error) {
      logger.error({ err: error }, 'a message of another node was not taken in');
    }
  }

  function turn(next: BusState): void {
    if (state === next || isClosed) return;
    state = next;
    for (const watcher of watchers) tell(() => watcher(next));
  }

  function hear(channel: string, message: Buffer): void {
    if (message.length < ID || message.subarray(0, ID).equals(id)) return;
    const payload = message.subarray(ID);
    const heard = listening.get(channel.slice(prefix.length));
    for (const { listener } of heard?.ears ?? []) tell(() => listener(payload));
  }

  function confirm(confirmed: Listening): void {
    confirmed.isHeard = true;
    for (const { hears } of confirmed.ears) if (hears !== undefined) tell(hears);
  }

  async function connect(): Promise<void> {
    let opened: RedisLine | undefined;
    // Set when the line breaks while it is still being made ready.
    let broken: { readonly cause: unknown } | undefined;
    try {
      opened = await openRedisLine({
        url,
        hear,
        onEnd(cause) {
          broken = { cause };
          if (opened !== undefined && line === opened) lost(cause);
        },
      });
      if (!isClosed) await subscribeToAll(opened);
      if (broken !== undefined) throw broken.cause;
    } catch (error) {
      await opened?.close();
      lost(error);
      return;
    }
    if (isClosed) {
      await opened.close();
      return;
    }
    line = opened;
    pause = FIRST_PAUSE;
    if (isOutageTold) logger.info('Redis answers again');
    isOutageTold = false;
    turn('up');
    for (const confirmed of listening.values()) confirm(confirmed);
  }

  /** Also to channels that are added while the others are being confirmed. */
  async function subscribeToAll(opened: RedisLine): Promise<void> {
    const known = new Set<string>();
    for (;;) {
      const fresh = [...listening.keys()].filter((channel) => !known.has(channel));
      if (fresh.length === 0) return;
      for (const channel of fresh) known.add(channel);
      await opened.subscribe(fresh.map((channel) => prefix + channel));
    }
  }

  function lost(cause: unknown): void {
    line = undefined;
    for (const each of listening.values()) each.isHeard = false;
    if (isClosed) return;
    if (!isOutageTold) {
      // The whole error may hold the address, and with it a password.
      logger.warn(
        { cause: cause instanceof Error ? cause.message : 'unknown' },
        'Redis does not answer; the nodes learn of each other by the database alone',
      );
    }
    isOutageTold = true;
    turn('down');
    const after = pause * (0.5 + Math.random() / 2);
    pause = Math.min(LONGEST_PAUSE, pause * 2);
    clearTimeout(waiting);
    waiting = setTimeout(() => void connect(), after).unref();
  }

  function listen(channel: string, ear: Ear): void {
    const known = listening.get(channel);
    if (known !== undefined) {
      known.ears.add(ear);
      if (known.isHeard && ear.hears !== undefined) tell(ear.hears);
      return;
    }
    const added: Listening = { ears: new Set([ear]), isHeard: false };
    listening.set(channel, added);
    const current = line;
    current?.subscribe([prefix + channel]).then(
      () => {
        if (line === current && listening.get(channel) === added) confirm(added);
      },
      // A line that ends tells so itself, and the next one subscribes to everything.
      () => undefined,
    );
  }

  void connect();

  return {
    node: id.toString('hex'),
    isSilent: false,
    publish(channel, payload) {
      line?.publish(prefix + channel, Buffer.concat([id, payload]));
    },
    subscribe(channel, listener, hears) {
      const ear: Ear = { listener, hears };
      listen(channel, ear);
      return () => {
        const known = listening.get(channel);
        if (known?.ears.delete(ear) !== true || known.ears.size > 0) return;
        listening.delete(channel);
        line?.unsubscribe(prefix + channel);
      };
    },
    state: () => state,
    onState(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    async close() {
      isClosed = true;
      clearTimeout(waiting);
      const last = line;
      line = undefined;
      await last?.close();
    },
  };
}

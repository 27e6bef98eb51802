import { createClient } from 'redis';

/** Milliseconds an attempt to connect may take: to a Redis that hangs one connects, but nothing answers. */
const CONNECT_WITHIN = 3000;
/** Milliseconds between two pings, and how many in a row may go without an answer. */
const PING_EVERY = 400;
const MOST_UNANSWERED = 3;
/** Milliseconds in which what was said last must have left. */
const CLOSE_WITHIN = 300;
/** Calls that may wait for an answer; more than that of a Redis that still answers pings is not to be expected. */
const MOST_WAITING = 10_000;

/** One connection to Redis from its first answer to its end; it is never mended, another one takes its place. */
export interface RedisLine {
  publish(channel: string, payload: Buffer): void;
  /** Resolves once Redis has confirmed it; rejects when the line ends before. */
  subscribe(channels: readonly string[]): Promise<void>;
  unsubscribe(channel: string): void;
  close(): Promise<void>;
}

export interface RedisLineOptions {
  readonly url: string;
  readonly hear: (channel: string, payload: Buffer) => void;
  /** Called once: the line broke, or nothing came over it any more. Not after `close`. */
  readonly onEnd: (cause: unknown) => void;
}

/** @throws when Redis does not answer in time, or refuses. */
export async function openRedisLine({ url, hear, onEnd }: RedisLineOptions): Promise<RedisLine> {
  const client = clientOf(url);
  // A program that has nothing else to do must not be kept from ending.
  client.unref();
  let isEnded = false;

  function end(cause: unknown): void {
    if (isEnded) return;
    isEnded = true;
    clearInterval(beat);
    client.destroy();
    onEnd(cause);
  }

  await connected(client);
  let unanswered = 0;
  // Counted in pings, not in time: a process that was itself held up for seconds must not blame Redis.
  const beat = setInterval(() => {
    unanswered += 1;
    if (unanswered > MOST_UNANSWERED) {
      end(new Error('Redis does not answer'));
      return;
    }
    client.ping().then(() => {
      unanswered = 0;
    }, end);
  }, PING_EVERY).unref();
  client.on('error', end);
  const deliver = (message: Buffer, channel: Buffer): void => hear(channel.toString(), message);

  return {
    publish(channel, payload) {
      // Whatever stands in its way ends the line as well, and is told there.
      client.publish(channel, payload).catch(end);
    },
    async subscribe(channels) {
      if (channels.length > 0) await client.subscribe([...channels], deliver, true);
    },
    unsubscribe(channel) {
      client.unsubscribe(channel, deliver, true).catch(end);
    },
    async close() {
      isEnded = true;
      clearInterval(beat);
      // What was just published still leaves, unless nobody takes it.
      const late = setTimeout(() => client.destroy(), CLOSE_WITHIN);
      await client.close().catch(() => undefined);
      clearTimeout(late);
      client.destroy();
    },
  };
}

function clientOf(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_WAITING,
    socket: { reconnectStrategy: false, connectTimeout: CONNECT_WITHIN },
  });
}

/** The client's own time limit ends with the TCP connection; this one ends with its first answer. */
async function connected(client: ReturnType<typeof clientOf>): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error('Redis does not answer')), CONNECT_WITHIN);
  });
  const failed = new Promise<never>((_, reject) => client.once('error', reject));
  try {
    await Promise.race([client.connect(), tooLate, failed]);
  } catch (error) {
    client.on('error', () => undefined);
    client.destroy();
    throw error;
  } finally {
    clearTimeout(late);
  }
}

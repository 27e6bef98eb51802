import { createServer, type Server, type Socket } from 'node:net';

import { freePort, type RunningRedis, startRedis } from '@geflecht/testkit/services';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';

import { until } from '../../testbed/until.ts';
import { type Bus, type BusState, createRedisBus } from './index.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (payload: Uint8Array): string => Buffer.from(payload).toString();

let redis: RunningRedis;
let said: unknown[];
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(async () => await redis.stop());
beforeEach(() => {
  said = [];
});
afterEach(() => redis.resume());

function busOf(place = 'here', url = redis.url): Bus & { readonly turns: BusState[] } {
  const logger = { info: say, warn: say, error: say };
  function say(...words: unknown[]): void {
    said.push(words);
  }
  const bus = createRedisBus({ url, place, logger });
  onTestFinished(async () => await bus.close());
  const turns: BusState[] = [];
  bus.onState((state) => turns.push(state));
  return { ...bus, turns };
}

async function up(...buses: Bus[]): Promise<void> {
  for (const bus of buses) await until('the bus is up', () => bus.state() === 'up', 8000);
}

/** Resolves once everything said so far was heard. */
async function heard(from: Bus, to: Bus): Promise<void> {
  let isThere = false;
  let isHeard = false;
  const stop = to.subscribe(
    'mark',
    () => {
      isHeard = true;
    },
    () => {
      isThere = true;
    },
  );
  await until('the mark can be heard', () => isThere);
  from.publish('mark', bytes(''));
  await until('the mark', () => isHeard);
  stop();
}

describe('a bus over Redis', () => {
  it('carries bytes to every other node that listens, in order, and never back', async () => {
    const [a, b, c] = [busOf(), busOf(), busOf()];
    await up(a, b, c);
    const got: Record<string, string[]> = { a: [], b: [], c: [], other: [] };
    let hearing = 0;
    const hears = (): void => void (hearing += 1);
    a.subscribe('x', (payload) => got['a']?.push(text(payload)), hears);
    b.subscribe('x', (payload) => got['b']?.push(text(payload)), hears);
    c.subscribe('x', (payload) => got['c']?.push(text(payload)), hears);
    b.subscribe('y', (payload) => got['other']?.push(text(payload)), hears);
    await until('all hear', () => hearing === 4);
    const sent = Array.from({ length: 500 }, (_, nr) => String(nr));
    for (const each of sent) a.publish('x', bytes(each));
    a.publish('x', Uint8Array.of(0, 255, 128));
    await heard(a, b);
    await heard(a, c);
    expect(got['b']?.slice(0, -1)).toEqual(sent);
    expect(got['c']?.slice(0, -1)).toEqual(sent);
    expect(got['a']).toEqual([]);
    expect(got['other']).toEqual([]);
  });

  it('keeps the nodes of one database apart from those of another', async () => {
    const [a, elsewhere, b] = [busOf('here'), busOf('there'), busOf('here')];
    await up(a, elsewhere, b);
    const got: string[] = [];
    let hearing = 0;
    for (const [name, bus] of [['elsewhere', elsewhere] as const, ['b', b] as const]) {
      bus.subscribe(
        'x',
        () => got.push(name),
        () => void (hearing += 1),
      );
    }
    await until('both hear', () => hearing === 2);
    a.publish('x', bytes('!'));
    await heard(a, b);
    expect(got).toEqual(['b']);
  });

  it('hears nothing more after stopping, and hears again after coming back at once', async () => {
    const [a, b] = [busOf(), busOf()];
    await up(a, b);
    const got: string[] = [];
    let hearing = 0;
    for (let round = 0; round < 20; round += 1) {
      b.subscribe('x', () => got.push('stopped'))();
      b.subscribe('x', () => got.push('stopped'))();
    }
    b.subscribe(
      'x',
      () => got.push('last'),
      () => void (hearing += 1),
    );
    await until('it hears', () => hearing > 0);
    a.publish('x', bytes('!'));
    await heard(a, b);
    expect(got).toEqual(['last']);
  });

  it('a listener that throws harms neither the others nor the line', async () => {
    const [a, b] = [busOf(), busOf()];
    await up(a, b);
    const got: string[] = [];
    let hearing = 0;
    b.subscribe('x', () => {
      throw new Error('my own fault');
    });
    b.subscribe(
      'x',
      (payload) => got.push(text(payload)),
      () => void (hearing += 1),
    );
    await until('it hears', () => hearing > 0);
    a.publish('x', bytes('1'));
    a.publish('x', bytes('2'));
    await heard(a, b);
    expect(got).toEqual(['1', '2']);
    expect(b.turns).toEqual(['up']);
    expect(said).toHaveLength(2);
  });

  it('is told down when Redis ends, up when it is back, and hears all its channels again', async () => {
    const [a, b] = [busOf(), busOf()];
    await up(a, b);
    const got: string[] = [];
    let hearing = 0;
    b.subscribe(
      'before',
      (payload) => got.push(text(payload)),
      () => void (hearing += 1),
    );
    await until('it hears', () => hearing === 1);
    await redis.end();
    await until('both are down', () => a.state() === 'down' && b.state() === 'down', 1000);
    a.publish('before', bytes('lost'));
    b.subscribe(
      'meanwhile',
      (payload) => got.push(text(payload)),
      () => void (hearing += 1),
    );
    await redis.begin();
    await up(a, b);
    await until('both channels are heard', () => hearing === 3);
    a.publish('before', bytes('1'));
    a.publish('meanwhile', bytes('2'));
    await heard(a, b);
    expect(got).toEqual(['1', '2']);
    expect(b.turns).toEqual(['up', 'down', 'up']);
  });

  it('notices within two seconds that Redis hangs, and goes on once it does not', async () => {
    const [a, b] = [busOf(), busOf()];
    await up(a, b);
    redis.suspend();
    const began = performance.now();
    await until('both are down', () => a.state() === 'down' && b.state() === 'down', 4000);
    expect(performance.now() - began).toBeLessThan(2500);
    for (let nr = 0; nr < 20_000; nr += 1) a.publish('x', bytes('into the void'));
    redis.resume();
    await up(a, b);
    await heard(a, b);
  });

  it('starts without Redis and finds it when it comes; the log is told twice, not at every attempt', async () => {
    await redis.end();
    const bus = busOf();
    await until('an outage is told', () => said.length > 0);
    expect(bus.state()).toBe('down');
    const attempts = await attemptsOf(redis.url);
    await until('some attempts', () => attempts.count() >= 3, 8000);
    await attempts.stop();
    await redis.begin();
    await up(bus);
    expect(said).toHaveLength(2);
  });

  it('does not wait for ever for a Redis that takes connections and says nothing', async () => {
    const silent = await silentServer();
    const bus = busOf('here', silent.url);
    await until('a second attempt', () => silent.count() >= 2, 8000);
    expect(bus.state()).toBe('down');
    await silent.stop();
  });

  it('says nothing of the password when it is wrong', async () => {
    const wrong = new URL(redis.url);
    wrong.password = 'streng-geheim';
    wrong.username = 'niemand';
    busOf('here', wrong.href);
    await until('a refusal is told', () => said.length > 0);
    expect(JSON.stringify(said)).toContain('WRONGPASS');
    expect(JSON.stringify(said)).not.toContain('streng-geheim');
  });

  it('what was said last before closing still leaves', async () => {
    const [a, b] = [busOf(), busOf()];
    await up(a, b);
    const got: string[] = [];
    let hearing = 0;
    b.subscribe(
      'x',
      (payload) => got.push(text(payload)),
      () => void (hearing += 1),
    );
    await until('it hears', () => hearing === 1);
    a.publish('x', bytes('bye'));
    await a.close();
    await until('the last word', () => got.includes('bye'));
    a.publish('x', bytes('more'));
    expect(a.turns).toEqual(['up']);
  });
});

interface Listening {
  readonly url: string;
  count(): number;
  stop(): Promise<void>;
}

async function listening(port: number, greet: (socket: Socket) => void): Promise<Listening> {
  let count = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    count += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    greet(socket);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `redis://127.0.0.1:${port}`,
    count: () => count,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Stands in Redis's place and closes every connection. */
async function attemptsOf(url: string): Promise<Listening> {
  return await listening(Number(new URL(url).port), (socket) => void socket.destroy());
}

async function silentServer(): Promise<Listening> {
  return await listening(await freePort(), () => undefined);
}

import type { PersonId } from '@geflecht/domain';
import { freePort } from '@geflecht/testkit/services';
import { afterEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';

import { until } from '../testbed/until.ts';
import { createLiveSocket, type LiveSocket } from './live-socket.ts';
import { framed, NO_PREFIX } from './wire.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A real socket and who reads it, or does not. */
async function connected(): Promise<{
  live: LiveSocket;
  reader: WebSocket;
  socket: WebSocket;
  cuts: () => number;
}> {
  const port = await freePort();
  const server = new WebSocketServer({ port, host: '127.0.0.1', perMessageDeflate: false });
  let cuts = 0;
  const met = new Promise<{ live: LiveSocket; socket: WebSocket }>((resolve) => {
    server.on('connection', (socket, request) => {
      const owner = { session: 's', person: 'ada' as PersonId };
      resolve({ live: createLiveSocket(owner, 'id', socket, request.socket, () => (cuts += 1)), socket });
    });
  });
  const reader = new WebSocket(`ws://127.0.0.1:${port}`);
  closing.push(() => {
    reader.terminate();
    server.close();
  });
  return { ...(await met), reader, cuts: () => cuts };
}

const message = (length: number): Buffer => framed(NO_PREFIX, new Uint8Array(length).fill(7));

it('writes whole frames in their order, many in one turn', async () => {
  const { live, reader } = await connected();
  const heard: number[] = [];
  reader.on('message', (data: Buffer) => heard.push(data.length));
  for (let length = 0; length < 300; length += 1) live.write(message(length));
  await until('all have arrived', () => heard.length === 300);
  expect(heard).toEqual(Array.from({ length: 300 }, (_, length) => length));
});

it('F3: is behind before it is cut, and is cut at 4 MiB', async () => {
  const { live, reader, cuts } = await connected();
  await until('it stands', () => reader.readyState === reader.OPEN);
  reader.pause();
  let written = 0;
  let behindAt = 0;
  while (live.isOpen() && written < 64 * 1024 * 1024) {
    live.write(message(50_000));
    written += 50_000;
    if (behindAt === 0 && live.isBehind()) behindAt = written;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(cuts()).toBe(1);
  expect(live.isOpen()).toBe(false);
  expect(behindAt).toBeGreaterThan(0);
  // The kernel's own buffers come on top of ours.
  expect(written - behindAt).toBeLessThan(6 * 1024 * 1024);
});

it('F3: a whole document may be larger than that, and what follows it too', async () => {
  const { live, reader, cuts } = await connected();
  await until('it stands', () => reader.readyState === reader.OPEN);
  let heard = 0;
  reader.on('message', (data: Buffer) => (heard += data.length));
  reader.pause();
  live.write(message(9_000_000));
  for (let nr = 0; nr < 20; nr += 1) live.write(message(10_000));
  expect(cuts()).toBe(0);
  reader.resume();
  await until('all has arrived', () => heard === 9_200_000);
});

it('F2: is not read until nothing is owed any more', async () => {
  const { live, reader, socket } = await connected();
  const heard: number[] = [];
  socket.on('message', (data: Buffer) => heard.push(data.length));
  await until('it stands', () => reader.readyState === reader.OPEN);
  let owed = 3;
  const asked: number[] = [];
  live.rest(1, () => {
    asked.push(heard.length);
    return (owed -= 1) > 0 ? 1 : 0;
  });
  reader.send(new Uint8Array(5));
  await until('it has been heard', () => heard.length === 1);
  expect(asked).toEqual([0, 0, 0]);
});

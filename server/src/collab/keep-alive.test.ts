import { duplexPair } from 'node:stream';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';

import { UPGRADE } from '../testbed/upgrade.ts';
import { FrameReader } from './frame-reader.ts';
import { keepAlive } from './keep-alive.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

const EVERY = 15_000;
const turn = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

/** A socket that is looked after, and its other end, which answers nothing by itself. */
async function watched() {
  const [client, stream] = duplexPair();
  const server = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false });
  const socket = await new Promise<import('ws').WebSocket>((resolve) =>
    server.handleUpgrade(UPGRADE, stream, Buffer.alloc(0), resolve),
  );
  const reader = new FrameReader(socket, stream, { hear: () => undefined, arrived: () => undefined });
  const pings: number[] = [];
  client.on('data', (bytes: Buffer) => {
    if (bytes[0] === 0x89) pings.push(bytes.length);
  });
  const stop = keepAlive(socket, reader);
  return { client, socket, pings, stop };
}

describe('F1: a heartbeat', () => {
  it('asks, and drops who says nothing from one look to the next', async () => {
    const { socket, pings } = await watched();
    vi.advanceTimersByTime(EVERY);
    await turn();
    expect(socket.readyState).toBe(socket.OPEN);
    expect(pings).toHaveLength(1);
    vi.advanceTimersByTime(EVERY);
    expect(socket.readyState).not.toBe(socket.OPEN);
  });

  it.each([
    ['an answer', Buffer.from([0x8a, 0x80, 0, 0, 0, 0])],
    ['a message', Buffer.from([0x82, 0x81, 0, 0, 0, 0, 9])],
    ['half a frame', Buffer.from([0x82])],
  ])('takes %s for life', async (_, bytes) => {
    const { client, socket } = await watched();
    for (let round = 0; round < 4; round += 1) {
      vi.advanceTimersByTime(EVERY);
      client.write(bytes);
      await turn();
      expect(socket.readyState, `round ${round}`).toBe(socket.OPEN);
    }
  });

  it('does not ask somebody who was told to rest, and asks again afterwards', async () => {
    const { socket } = await watched();
    vi.advanceTimersByTime(EVERY);
    socket.pause();
    for (let round = 0; round < 4; round += 1) vi.advanceTimersByTime(EVERY);
    expect(socket.readyState).toBe(socket.OPEN);
    socket.resume();
    vi.advanceTimersByTime(2 * EVERY);
    expect(socket.readyState).not.toBe(socket.OPEN);
  });

  it('drops who says half a message and never the rest, however alive the line is', async () => {
    const { client, socket } = await watched();
    client.write(Buffer.from([0x82, 0xfe, 0x0f, 0xff, 0, 0, 0, 0]));
    for (let round = 0; round < 8; round += 1) {
      client.write(Buffer.from([7]));
      await turn();
      expect(socket.readyState, `round ${round}`).toBe(socket.OPEN);
      vi.advanceTimersByTime(EVERY);
    }
    client.write(Buffer.from([7]));
    await turn();
    vi.advanceTimersByTime(EVERY);
    expect(socket.readyState).not.toBe(socket.OPEN);
  });

  it('waits for a long message as long as others come to their end', async () => {
    const { client, socket } = await watched();
    for (let round = 0; round < 20; round += 1) {
      client.write(Buffer.from([0x82, 0xfe]));
      await turn();
      vi.advanceTimersByTime(EVERY);
      client.write(Buffer.from([0x00, 0x7e, 0, 0, 0, 0, ...Array.from({ length: 126 }, () => 1)]));
      await turn();
      expect(socket.readyState, `round ${round}`).toBe(socket.OPEN);
    }
  });

  it('ends with its socket', async () => {
    const { socket, stop } = await watched();
    stop();
    vi.advanceTimersByTime(10 * EVERY);
    expect(socket.readyState).toBe(socket.OPEN);
    expect(vi.getTimerCount()).toBe(0);
  });
});

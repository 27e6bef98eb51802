import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

import { CLOSE } from '@geflecht/contract';
import { accepted, type PersonId, refused } from '@geflecht/domain';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

import type { Listener } from './gate.ts';
import type { LiveSocket } from './live-socket.ts';
import { createPlainDoor, type KeyHolder } from './plain-door.ts';

const HOUR = 60 * 60 * 1000;
const owner = { session: 'token:1', person: 'ada' as PersonId };

function requestOf(url: string): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), { url });
}

describe('P4: the door of plain clients, while hours pass', () => {
  let end: number;
  let uses: number;
  let frames: Buffer[];
  let closes: number[];

  beforeEach(() => {
    vi.useFakeTimers();
    uses = 0;
    frames = [];
    closes = [];
  });
  afterEach(() => vi.useRealTimers());

  async function enter(expiresIn: number): Promise<Listener> {
    end = Date.now() + expiresIn;
    const holder: KeyHolder = {
      owner,
      most: 'read',
      expiresIn: () => end - Date.now(),
      used: () => {
        uses += 1;
      },
    };
    const door = createPlainDoor({
      holderOf: async () => await Promise.resolve(accepted(holder)),
      greet: () => ({ receive: () => undefined, arrived: () => undefined, leave: () => undefined }),
    });
    const knocked = await door.knock(requestOf('/y/board:klima-energie?token=x'));
    if (!knocked.ok) throw new Error(knocked.refusal.code);
    const socket: LiveSocket = {
      ...owner,
      id: '1',
      write: (frame) => void frames.push(frame),
      writeAtOnce: (frame) => void frames.push(frame),
      isBehind: () => false,
      isSwamped: () => false,
      rest: () => undefined,
      isOpen: () => true,
      close: (code) => void closes.push(code),
    };
    return knocked.value.greet(socket, () => undefined);
  }

  it('closes at the very end of the key, however far away it is', async () => {
    await enter(365 * 24 * HOUR);
    vi.advanceTimersByTime(365 * 24 * HOUR - 1);
    expect(closes).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(closes).toEqual([CLOSE.sessionEnded]);
  });

  it('closes at once when it is over already', async () => {
    await enter(0);
    expect(closes).toEqual([CLOSE.sessionEnded]);
  });

  it('tells of the use at the beginning, every hour, and at the end', async () => {
    const listener = await enter(24 * HOUR);
    expect(uses).toBe(1);
    vi.advanceTimersByTime(3 * HOUR);
    expect(uses).toBe(4);
    listener.leave();
    expect(uses).toBe(5);
    vi.advanceTimersByTime(24 * HOUR);
    expect([uses, closes]).toEqual([5, []]);
  });

  it('says something often enough that a client alone does not give the line up, and nothing after', async () => {
    const listener = await enter(24 * HOUR);
    for (let halfMinute = 1; halfMinute <= 10; halfMinute += 1) {
      const before = frames.length;
      vi.advanceTimersByTime(30_000);
      expect(frames.length).toBeGreaterThan(before);
    }
    const [frame] = frames;
    // Two bytes of the WebSocket's own, the message's type, and the length of what is none.
    expect([...frame!.subarray(0, 4)]).toEqual([0x82, 3, 1, 1]);
    const awareness = new Awareness(new Y.Doc());
    const states = [...awareness.getStates()];
    applyAwarenessUpdate(awareness, frame!.subarray(4), null);
    expect([...awareness.getStates()]).toEqual(states);
    awareness.destroy();
    listener.leave();
    const told = frames.length;
    vi.advanceTimersByTime(HOUR);
    expect(frames).toHaveLength(told);
  });
});

describe('P3: the door of plain clients', () => {
  const greet = () => expect.unreachable();

  it('asks for the key before anything else', async () => {
    const door = createPlainDoor({
      holderOf: async () => await Promise.resolve(refused('token_invalid')),
      greet,
    });
    expect(await door.knock(requestOf('/y/hub'))).toEqual(refused('token_invalid'));
  });

  it.each(['/collab', '/', '/yy/board:x', '/y'])('is not at %s', (path) => {
    const door = createPlainDoor({ holderOf: () => expect.unreachable(), greet });
    expect(door.isAt(path)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';

import { createRandom } from '../testbed/random.ts';
import { frames } from '../testbed/raw-socket.ts';
import { recordedSocket } from '../testbed/recorded-socket.ts';
import { createEther } from '../testbed/simulated-ether.ts';
import { simulatedNode } from '../testbed/simulated-people.ts';
import { createHubRoom } from './hub-room.ts';
import type { DocumentLog } from './log/index.ts';
import { createPeer } from './peer.ts';

/** A frame about a document that is not open costs what each costs, and does nothing. */
const ABOUT_NOTHING = frames.close('board:nirgends');
const aboutNothing = (bytes: number): Uint8Array => Buffer.concat([ABOUT_NOTHING, Buffer.alloc(bytes)]);

/** A peer whose clock stands still, what its person's purse is told, and what that answers. */
function paced() {
  const purse = { told: [] as number[], rest: 0 };
  const socket = recordedSocket('ada');
  const time = { now: 0 };
  const ether = createEther(createRandom(1));
  // Nothing is opened here, so nothing is read or written.
  const { rooms } = simulatedNode({} as DocumentLog, ether.bus('n1'));
  const peer = createPeer({
    socket,
    only: undefined,
    most: 'write',
    rooms,
    hub: createHubRoom({ listens: () => false, onRequest: () => undefined }),
    clock: () => time.now,
    observer: {
      acknowledged: () => undefined,
      rejected: () => undefined,
      readerDropped: () => undefined,
      failed: () => undefined,
    },
    spendOfPerson(_, bytes) {
      purse.told.push(bytes);
      return purse.rest;
    },
    rights: { accessOf: async () => await Promise.resolve('none' as const), changes: () => 0 },
    admitToHub: async () => await Promise.resolve(),
    onHubOpened: () => undefined,
    onAdmitted: () => undefined,
    failed: (_, error) => {
      throw error;
    },
  });
  return { peer, socket, purse, time };
}

describe('F2: who sends too fast is read more slowly', () => {
  it('rests once its frames are spent, and no longer after a while', () => {
    const { peer, socket, time } = paced();
    for (let nr = 0; nr < 3000; nr += 1) peer.receive(ABOUT_NOTHING);
    expect(socket.rests).toEqual([]);
    for (let nr = 0; nr < 30; nr += 1) peer.receive(ABOUT_NOTHING);
    expect(socket.rests).toHaveLength(30);
    expect(socket.rests.at(-1)).toBeCloseTo(100);
    time.now = 1000;
    peer.receive(ABOUT_NOTHING);
    expect(socket.rests).toHaveLength(30);
  });

  it('rests once its bytes are spent, for two seconds at most', () => {
    const { peer, socket } = paced();
    const heavy = aboutNothing(1_000_000);
    for (let nr = 0; nr < 16; nr += 1) peer.receive(heavy);
    expect(socket.rests).toEqual([]);
    for (let nr = 0; nr < 8; nr += 1) peer.receive(heavy);
    expect(socket.rests.at(-1)).toBe(2000);
  });

  it('rests when all sockets of its person together have sent too much', () => {
    const { peer, socket, purse } = paced();
    purse.rest = 700;
    const frame = aboutNothing(10_000);
    peer.receive(frame);
    expect(socket.rests).toEqual([]);
    peer.receive(frame);
    expect(socket.rests).toEqual([700]);
    expect(purse.told).toEqual([2 * frame.length]);
  });

  it('leaves no byte untold', () => {
    const { peer, purse } = paced();
    let sent = 0;
    for (const length of [10, 20_000, 300, 7]) {
      const frame = aboutNothing(length);
      sent += frame.length;
      peer.receive(frame);
    }
    peer.leave();
    expect(purse.told.reduce((sum, bytes) => sum + bytes, 0)).toBe(sent);
  });
});

import { createRandom } from '@geflecht/testkit/random';
import { freePort } from '@geflecht/testkit/services';
import { describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';

import { frames, presenceOf } from '../testbed/raw-socket.ts';
import { until } from '../testbed/until.ts';
import {
  authenticatedMessage,
  closeMessage,
  createAddressReader,
  deniedMessage,
  framed,
  isHeartbeat,
  namePrefix,
  NO_PREFIX,
  readAddress,
  readMessage,
  statelessMessage,
  step1Message,
  storedMessage,
  updateMessage,
} from './wire.ts';

const NAME = 'board:grün';

function read(frame: Uint8Array): unknown {
  const address = readAddress(frame);
  return address && { name: address.name, message: readMessage(frame, address.at) };
}

describe('what a client says', () => {
  const bytes = Uint8Array.of(1, 2, 3);

  it.each([
    ['auth', frames.auth(NAME, 'schema=1'), { type: 'auth', token: 'schema=1' }],
    ['step 1', frames.step1(NAME, bytes), { type: 'step1', stateVector: bytes }],
    ['step 2', frames.step2(NAME, bytes), { type: 'step2', update: bytes }],
    ['an update', frames.update(NAME, bytes), { type: 'update', update: bytes }],
    ['presence', frames.presence(NAME, bytes), { type: 'presence', states: bytes }],
    ['a query for presence', frames.queryPresence(NAME), { type: 'query_presence' }],
    ['a stateless message', frames.stateless(NAME, 'ö'), { type: 'stateless', payload: 'ö' }],
    ['close', frames.close(NAME), { type: 'close' }],
  ])('is read: %s', (_, frame, message) => {
    expect(read(frame)).toEqual({ name: NAME, message });
  });

  it.each([
    ['what only servers say', frames.syncStatus(NAME)],
    ['what only nodes say', frames.broadcastStateless(NAME, 'x')],
    ['a sync of no kind', frames.syncReply(NAME, bytes)],
    ['a name alone', namePrefix(NAME)],
    ['an update cut short', frames.update(NAME, bytes).slice(0, -1)],
  ])('is nothing: %s', (_, frame) => {
    expect(read(frame)).toEqual({ name: NAME, message: undefined });
  });

  it('has a name of some length at most, and no name is none', () => {
    expect(readAddress(namePrefix('x'.repeat(128)))?.name).toHaveLength(128);
    expect(readAddress(namePrefix('x'.repeat(129)))).toBeUndefined();
    expect(readAddress(new Uint8Array(0))).toBeUndefined();
  });

  it('is addressed the same whether or not the frame before was', () => {
    const random = createRandom(7);
    const names = ['board:a', 'board:b', 'board:ab', 'grün', 'grün:', ''];
    const addressOf = createAddressReader();
    for (let nr = 0; nr < 2000; nr += 1) {
      const whole = frames.update(names[random.below(names.length)] as string, bytes);
      const frame = random.below(4) === 0 ? whole.slice(0, random.below(whole.length)) : whole;
      expect(addressOf(frame)).toEqual(readAddress(frame));
    }
  });

  it('may be a sign of life without a document', () => {
    expect(isHeartbeat(frames.ping)).toBe(true);
    expect(isHeartbeat(frames.pong)).toBe(true);
    expect(isHeartbeat(Uint8Array.of(7))).toBe(false);
    expect(isHeartbeat(frames.close(NAME))).toBe(false);
  });

  it('may be any bytes at all without an exception', () => {
    const random = createRandom(20_270_519);
    const honest = [
      frames.auth(NAME),
      frames.update(NAME, bytes),
      frames.presence(NAME, presenceOf(1, 2, {})),
    ];
    for (let round = 0; round < 20_000; round += 1) {
      const frame = random.chance(0.5)
        ? Uint8Array.from({ length: random.below(40) }, () => random.below(256))
        : Uint8Array.from(random.pick(honest));
      for (let changes = random.below(4); changes > 0; changes -= 1)
        if (frame.length > 0) frame[random.below(frame.length)] = random.below(256);
      expect(() => read(frame)).not.toThrow();
    }
  });
});

describe('what is written', () => {
  it('is a whole WebSocket frame, of any length', async () => {
    const lengths = [0, 1, 100, 125, 126, 127, 65_535, 65_536, 200_000];
    const port = await freePort();
    const server = new WebSocketServer({ port, host: '127.0.0.1', perMessageDeflate: false });
    server.on('connection', (_, request) => {
      for (const length of lengths)
        request.socket.write(
          framed(
            NO_PREFIX,
            Uint8Array.from({ length }, (__, index) => index % 251),
          ),
        );
    });
    const reader = new WebSocket(`ws://127.0.0.1:${port}`);
    const heard: Buffer[] = [];
    reader.on('message', (data: Buffer) => heard.push(data));
    await until('all have come', () => heard.length === lengths.length);
    expect(heard.map((data) => data.length)).toEqual(lengths);
    expect(heard.every((data) => data.every((byte, index) => byte === index % 251))).toBe(true);
    reader.terminate();
    server.close();
  });

  it('begins with the name where there is one', () => {
    const frame = framed(namePrefix(NAME), statelessMessage('{}'));
    const payload = frame.subarray(2);
    expect(read(payload)).toEqual({ name: NAME, message: { type: 'stateless', payload: '{}' } });
  });

  it('is what the provider reads', () => {
    const [one, bytes] = [Uint8Array.of(0), Uint8Array.of(9, 9)];
    expect([...step1Message(one)]).toEqual([0, 0, 1, 0]);
    expect([...updateMessage(bytes)]).toEqual([0, 2, 2, 9, 9]);
    expect([...storedMessage]).toEqual([8, 1]);
    expect([...authenticatedMessage('read')].slice(0, 3)).toEqual([2, 2, 8]);
    expect([...deniedMessage('no')]).toEqual([2, 1, 2, 110, 111]);
    expect([...closeMessage('')]).toEqual([7, 0]);
  });
});

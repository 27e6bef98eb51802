import { type Duplex, duplexPair } from 'node:stream';

import { createRandom, type Random } from '@geflecht/testkit/random';
import { expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';

import { until } from '../testbed/until.ts';
import { UPGRADE } from '../testbed/upgrade.ts';
import { FrameReader } from './frame-reader.ts';

const LINES = process.env['GEFLECHT_TEST_LONG'] === '1' ? 5000 : 150;
const SEED = Number(process.env['GEFLECHT_FUZZ_SEED'] ?? 20_270_519);

const BINARY = 0x82;
const CLOSE = 0x88;
const PLAIN_KINDS = [BINARY, BINARY, BINARY, BINARY, BINARY, BINARY];
/** Whole text, the parts of a message, ping, pong. */
const OTHER_KINDS = [0x81, 0x02, 0x00, 0x80, 0x89, 0x8a];
/** A bit nobody may set, opcodes that mean nothing, a ping in parts, the end. */
const WRONG_KINDS = [0xc2, 0xa2, 0x83, 0x8f, 0x09, CLOSE];

/** One frame as a client sends it, and sometimes as it must not. */
function frame(dice: Random, kind: number, length: number): Buffer {
  const isMasked = !dice.chance(0.002);
  const mask = isMasked ? randomMask(dice) : Buffer.alloc(0);
  const head = Buffer.alloc(length < 126 ? 2 : length <= 0xff_ff ? 4 : 10);
  head[0] = kind;
  head[1] = (isMasked ? 0x80 : 0) | (length < 126 ? length : length <= 0xff_ff ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  const payload = Buffer.alloc(length);
  for (let at = 0; at < length; at += 1) payload[at] = (97 + (at % 26)) ^ (mask[at % 4] ?? 0);
  return Buffer.concat([head, mask, payload]);
}

function randomMask(dice: Random): Buffer {
  return Buffer.from([dice.below(256), dice.below(256), dice.below(256), dice.below(256)]);
}

function conversation(dice: Random): Buffer {
  const kinds = [...PLAIN_KINDS, ...PLAIN_KINDS, ...OTHER_KINDS, ...(dice.chance(0.3) ? WRONG_KINDS : [])];
  const frames: Buffer[] = [];
  const count = 1 + dice.below(40);
  for (let nr = 0; nr < count; nr += 1) {
    const length = dice.chance(0.05)
      ? dice.below(70_000)
      : dice.chance(0.2)
        ? dice.below(600)
        : dice.below(90);
    frames.push(frame(dice, dice.pick(kinds), length));
  }
  const bytes = Buffer.concat(frames);
  // From somewhere on anything at all.
  if (dice.chance(0.05))
    for (let at = dice.below(bytes.length); at < bytes.length; at += 1) bytes[at] = dice.below(256);
  return bytes;
}

/** Where the line breaks the bytes apart: nowhere, anywhere, or after every single byte. */
function torn(dice: Random, bytes: Buffer): Buffer[] {
  const most = dice.pick(bytes.length > 4000 ? [bytes.length, 2000] : [bytes.length, 100, 7, 1]);
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = 1 + dice.below(most);
    chunks.push(Buffer.from(bytes.subarray(at, at + length)));
    at += length;
  }
  return chunks;
}

interface Heard {
  readonly messages: Buffer[];
  /** What the server answered by itself, its greeting first. */
  readonly answers: Buffer[];
  code: number | undefined;
}

async function tell(chunks: readonly Buffer[], listen: Listen): Promise<Heard> {
  const [client, stream] = duplexPair();
  const server = new WebSocketServer({ noServer: true, clientTracking: false, perMessageDeflate: false });
  const heard: Heard = { messages: [], answers: [], code: undefined };
  const socket = await new Promise<WebSocket>((resolve) =>
    server.handleUpgrade(UPGRADE, stream, Buffer.alloc(0), resolve),
  );
  socket.on('error', () => undefined);
  socket.on('close', (code) => (heard.code = code));
  listen(socket, stream, (message) => heard.messages.push(Buffer.from(message)));
  client.on('data', (answer: Buffer) => heard.answers.push(Buffer.from(answer)));
  client.on('error', () => undefined);
  for (const chunk of chunks) {
    if (client.writable) client.write(chunk);
    await new Promise((resolve) => setImmediate(resolve));
  }
  client.end();
  await until('the line has ended', () => heard.code !== undefined);
  return heard;
}

type Listen = (socket: WebSocket, stream: Duplex, hear: (message: Uint8Array) => void) => void;

const byLibrary: Listen = (socket, _, hear) => socket.on('message', (message) => hear(message as Buffer));
const byReader: Listen = (socket, stream, hear) =>
  void new FrameReader(socket, stream, { hear, arrived: () => undefined });

it(
  `${LINES} lines are read as the library alone reads them (seed ${SEED})`,
  { timeout: 600_000 },
  async () => {
    let messages = 0;
    let ended = 0;
    for (let nr = 0; nr < LINES; nr += 1) {
      const dice = createRandom(SEED + nr);
      const chunks = torn(dice, conversation(dice));
      const copies = chunks.map((chunk) => Buffer.from(chunk));
      const [alone, shortened] = [await tell(chunks, byLibrary), await tell(copies, byReader)];
      expect(shortened, `seed ${SEED + nr}`).toEqual(alone);
      messages += alone.messages.length;
      if (alone.answers.some(([first]) => first === CLOSE)) ended += 1;
    }
    expect(messages).toBeGreaterThan(LINES);
    expect(ended).toBeGreaterThan(0);
  },
);

it('whole binary frames do not go through the library', async () => {
  const dice = createRandom(SEED);
  const chunks = [10, 125, 126, 300, 0].map((length) => frame(dice, BINARY, length));
  const passed: number[] = [];
  const heard = await tell([Buffer.concat(chunks), frame(dice, 0x89, 3)], (socket, stream, hear) => {
    const [library] = stream.listeners('data') as [(chunk: Buffer) => void];
    stream.removeAllListeners('data');
    stream.on('data', (chunk: Buffer) => {
      passed.push(chunk.length);
      library.call(stream, chunk);
    });
    byReader(socket, stream, hear);
  });
  expect(heard.messages.map(({ length }) => length)).toEqual([10, 125, 126, 300, 0]);
  expect(passed).toEqual([9]);
});

it('F2: tells of everything that came, whatever it was, and of what is not whole', async () => {
  const dice = createRandom(SEED);
  const whole = frame(dice, BINARY, 50);
  const ping = frame(dice, 0x89, 3);
  const long = frame(dice, BINARY, 70_000);
  const chunks = [
    Buffer.concat([whole, whole, ping]),
    long.subarray(0, 40_000),
    long.subarray(40_000),
    frame(dice, 0x02, 20),
    Buffer.concat([ping, frame(dice, 0x80, 20)]),
    ping.subarray(0, 1),
    ping.subarray(1),
  ].map((chunk) => Buffer.from(chunk));
  const told: [number, number, number][] = [];
  await tell(chunks, (socket, stream, hear) => {
    new FrameReader(socket, stream, { hear, arrived: (...arrival) => told.push(arrival) });
  });
  const lengths = chunks.map(({ length }) => length);
  expect(told).toEqual([
    [3, lengths[0], 0],
    [1, lengths[1], lengths[1]],
    [1, lengths[2], 0],
    [1, lengths[3], lengths[3]],
    [2, lengths[4], 0],
    [1, 1, 1],
    [1, lengths[6], 0],
  ]);
});

it.each([
  ['messages', BINARY, 1000],
  ['parts of a message', 0x00, 1],
  ['answers to no question', 0x8a, 0],
])('F2: %s after the server has closed are not read for long', async (_, kind, length) => {
  const dice = createRandom(SEED);
  const chunk = Buffer.concat(Array.from({ length: 20 }, () => frame(dice, kind, length)));
  let read = 0;
  let line: Duplex | undefined;
  const chunks = Array.from({ length: 4 + Math.ceil((200 * 1024) / chunk.length) }, () => Buffer.from(chunk));
  await tell(chunks, (socket, stream) => {
    line = stream;
    new FrameReader(socket, stream, {
      hear: () => undefined,
      arrived: (__, bytes) => (read += bytes),
    });
    socket.close(4401, 'sign_in_required');
  });
  expect(line?.destroyed).toBe(true);
  expect(read).toBeLessThanOrEqual(64 * 1024);
});

it('a listener that ends the socket hears as much as with the library alone', async () => {
  const dice = createRandom(SEED);
  const frames = [frame(dice, BINARY, 5), frame(dice, BINARY, 6)];
  const ending =
    (listen: Listen): Listen =>
    (socket, stream, hear) =>
      listen(socket, stream, (message) => {
        hear(message);
        socket.terminate();
      });
  for (const cut of [[Buffer.concat(frames)], frames]) {
    const copies = cut.map((chunk) => Buffer.from(chunk));
    const alone = await tell(cut, ending(byLibrary));
    expect(await tell(copies, ending(byReader))).toEqual(alone);
    expect(alone.messages.length).toBe(3 - cut.length);
  }
});

import { DOCUMENT_SCHEMA, handshakeToken, SOCKET_PATH } from '@geflecht/contract';
import { parseDocumentName } from '@geflecht/domain';
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding';
import { WebSocket } from 'ws';

import type { Browser } from './browser.ts';
import { until } from './until.ts';

/** A socket that says exactly what a test wants, right or wrong. */
export interface RawSocket {
  readonly socket: WebSocket;
  /** Everything that came, oldest first. */
  readonly heard: Uint8Array[];
  readonly closes: { code: number; reason: string }[];
  send(frame: Uint8Array): void;
  close(): void;
}

/** Opens the product's socket with a browser's cookie. */
export async function rawSocket(browser: Browser): Promise<RawSocket> {
  const socket = new WebSocket(`${browser.origin.replace('http', 'ws')}${SOCKET_PATH}`, {
    headers: { origin: browser.origin, ...(browser.cookie === undefined ? {} : { cookie: browser.cookie }) },
  });
  const raw: RawSocket = {
    socket,
    heard: [],
    closes: [],
    send: (frame) => socket.send(frame),
    close: () => socket.terminate(),
  };
  socket.on('message', (data: Buffer) => raw.heard.push(Uint8Array.from(data)));
  socket.on('close', (code, reason) => raw.closes.push({ code, reason: String(reason) }));
  socket.on('error', () => undefined);
  await until('the socket stands, or has been closed', () => socket.readyState !== socket.CONNECTING);
  return raw;
}

function frame(name: string, write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, name);
  write(encoder);
  return toUint8Array(encoder);
}

function sync(step: number) {
  return (name: string, bytes: Uint8Array): Uint8Array =>
    frame(name, (encoder) => {
      writeVarUint(encoder, 0);
      writeVarUint(encoder, step);
      writeVarUint8Array(encoder, bytes);
    });
}

/** The frames of Hocuspocus, as the provider writes them. */
export const frames = {
  auth: (
    name: string,
    token = handshakeToken(DOCUMENT_SCHEMA[parseDocumentName(name)?.kind ?? 'board']),
  ): Uint8Array =>
    frame(name, (encoder) => {
      writeVarUint(encoder, 2);
      writeVarUint(encoder, 0);
      writeVarString(encoder, token);
    }),
  step1: sync(0),
  step2: sync(1),
  update: sync(2),
  presence: (name: string, states: Uint8Array): Uint8Array =>
    frame(name, (encoder) => {
      writeVarUint(encoder, 1);
      writeVarUint8Array(encoder, states);
    }),
  queryPresence: (name: string): Uint8Array => frame(name, (encoder) => writeVarUint(encoder, 3)),
  syncReply: (name: string, bytes: Uint8Array): Uint8Array =>
    frame(name, (encoder) => {
      writeVarUint(encoder, 4);
      writeVarUint(encoder, 2);
      writeVarUint8Array(encoder, bytes);
    }),
  stateless: (name: string, payload: string): Uint8Array =>
    frame(name, (encoder) => {
      writeVarUint(encoder, 5);
      writeVarString(encoder, payload);
    }),
  broadcastStateless: (name: string, payload: string): Uint8Array =>
    frame(name, (encoder) => {
      writeVarUint(encoder, 6);
      writeVarString(encoder, payload);
    }),
  close: (name: string): Uint8Array => frame(name, (encoder) => writeVarUint(encoder, 7)),
  syncStatus: (name: string): Uint8Array =>
    frame(name, (encoder) => {
      writeVarUint(encoder, 8);
      writeVarUint(encoder, 1);
    }),
  ping: Uint8Array.of(9),
  pong: Uint8Array.of(10),
};

/** One client's presence, as `y-protocols/awareness` writes it. */
export function presenceOf(client: number, clock: number, state: unknown): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint(encoder, client);
  writeVarUint(encoder, clock);
  writeVarString(encoder, typeof state === 'string' ? state : JSON.stringify(state));
  return toUint8Array(encoder);
}

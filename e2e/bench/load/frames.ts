import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding';

import { clientFrame, emptyFrame } from './lean-socket.ts';

/**
 * What stands on the wire. Hocuspocus's frames begin with the document's name; y-websocket's are the same without it,
 * and know only sync and presence.
 */
export type Dialect = 'hocuspocus' | 'y-websocket';

export const MESSAGE = {
  sync: 0,
  presence: 1,
  auth: 2,
  stateless: 5,
  close: 7,
  status: 8,
  ping: 9,
  pong: 10,
};
export const STEP = { one: 0, two: 1, update: 2 };
const TOKEN = 0;
export const AUTHENTICATED = 2;

/** An empty update: nothing new, nothing deleted. */
const NOTHING = Uint8Array.of(0, 0);

/** Whole frames for one document. */
export interface Frames {
  readonly document: string;
  auth(token: string): Buffer;
  /** @param vector the encoded state vector; an empty document when left out */
  step1(vector?: Uint8Array): Buffer;
  step2(update?: Uint8Array): Buffer;
  update(update: Uint8Array): Buffer;
  presence(client: number, clock: number, json: string): Buffer;
  stateless(payload: string): Buffer;
  close(): Buffer;
}

export function framesFor(dialect: Dialect, document: string): Frames {
  function frame(write: (encoder: Encoder) => void): Buffer {
    const encoder = createEncoder();
    if (dialect === 'hocuspocus') writeVarString(encoder, document);
    write(encoder);
    return clientFrame(toUint8Array(encoder));
  }
  /** What stands before every message. */
  const before =
    dialect === 'hocuspocus'
      ? Buffer.concat([Buffer.of(document.length), Buffer.from(document, 'latin1')])
      : Buffer.alloc(0);
  const sync = (step: number, bytes: Uint8Array): Buffer =>
    frame((encoder) => {
      writeVarUint(encoder, MESSAGE.sync);
      writeVarUint(encoder, step);
      writeVarUint8Array(encoder, bytes);
    });
  return {
    document,
    auth: (token) =>
      frame((encoder) => {
        writeVarUint(encoder, MESSAGE.auth);
        writeVarUint(encoder, TOKEN);
        writeVarString(encoder, token);
      }),
    step1: (vector = Uint8Array.of(0)) => sync(STEP.one, vector),
    step2: (update = NOTHING) => sync(STEP.two, update),
    update: (update) => sync(STEP.update, update),
    presence(client, clock, json) {
      // By hand, because it is made twenty thousand times a second. The state is plain ASCII.
      const state = 1 + sizeOf(client) + sizeOf(clock) + sizeOf(json.length) + json.length;
      const length = before.length + 1 + sizeOf(state) + state;
      const whole = emptyFrame(length);
      let at = whole.length - length;
      whole.set(before, at);
      at = putVarUint(whole, MESSAGE.presence, at + before.length);
      at = putVarUint(whole, state, at);
      at = putVarUint(whole, 1, at);
      at = putVarUint(whole, client, at);
      at = putVarUint(whole, clock, at);
      at = putVarUint(whole, json.length, at);
      whole.write(json, at, 'latin1');
      return whole;
    },
    stateless: (payload) =>
      frame((encoder) => {
        writeVarUint(encoder, MESSAGE.stateless);
        writeVarString(encoder, payload);
      }),
    close: () =>
      frame((encoder) => {
        writeVarUint(encoder, MESSAGE.close);
        writeVarString(encoder, '');
      }),
  };
}

/** Bytes of a number as `putVarUint` writes it. */
function sizeOf(value: number): number {
  let size = 1;
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 0x80)) size += 1;
  return size;
}

/** @returns where the next byte goes */
function putVarUint(bytes: Buffer, value: number, at: number): number {
  let rest = value;
  let next = at;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes[next++] = (rest % 0x80) | 0x80;
  bytes[next] = rest;
  return next + 1;
}

/** Reads on and on through bytes that are used again afterwards; made once and moved, because it is used a million times a second. */
export class Reader {
  bytes: Buffer = Buffer.alloc(0);
  at = 0;
  end = 0;

  over(bytes: Buffer, start: number, end: number): this {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    return this;
  }

  varUint(): number {
    const { bytes } = this;
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = bytes[this.at++] as number;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
    }
  }

  /** Steps over a string or bytes with their length before them. */
  skip(): void {
    const length = this.varUint();
    this.at += length;
  }

  /** Goes into bytes with their length before them; what comes after them is not read. */
  into(): this {
    const length = this.varUint();
    this.end = this.at + length;
    return this;
  }

  string(): string {
    const length = this.varUint();
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }

  rest(): Buffer {
    return this.bytes.subarray(this.at, this.end);
  }
}

import { createDecoder, hasContent, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding';

/**
 * The frames of Hocuspocus 4: each begins with the document's name, then the message's type. Plain y-websocket is the
 * same without the name, and knows only sync, presence and its query.
 */
const SYNC = 0;
const PRESENCE = 1;
const AUTH = 2;
const QUERY_PRESENCE = 3;
const STATELESS = 5;
const CLOSE = 7;
const SYNC_STATUS = 8;
const PING = 9;
const PONG = 10;

const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;

const TOKEN = 0;
const DENIED = 1;
const AUTHENTICATED = 2;

/** Longer than any name of ours; what is longer is not even decoded. */
const LONGEST_NAME = 128;

/** What a client said about one document. Bytes are views into the frame: copy what outlives it. */
export type ClientMessage =
  | { readonly type: 'auth'; readonly token: string }
  /** Asks for what the client lacks. */
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  /** What the server lacked, all of it. */
  | { readonly type: 'step2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'presence'; readonly states: Uint8Array }
  | { readonly type: 'query_presence' }
  | { readonly type: 'stateless'; readonly payload: string }
  /** The client has done with this document; the socket stays. */
  | { readonly type: 'close' };

export interface AddressedFrame {
  readonly name: string;
  /** Where the message begins, in bytes. */
  readonly at: number;
}

/** Whether a frame is a sign of life of the socket itself, without a document. */
export function isHeartbeat(frame: Uint8Array): boolean {
  return frame.length === 1 && (frame[0] === PING || frame[0] === PONG);
}

/** The name a Hocuspocus frame is addressed to; `undefined` for anything else. */
export function readAddress(frame: Uint8Array): AddressedFrame | undefined {
  try {
    const decoder = createDecoder(frame);
    const length = readVarUint(decoder);
    if (length > LONGEST_NAME) return undefined;
    decoder.pos = 0;
    const name = readVarString(decoder);
    return { name, at: decoder.pos };
  } catch {
    return undefined;
  }
}

/** `readAddress` for one socket: most frames are addressed as the one before, which shows without reading the name. */
export function createAddressReader(): typeof readAddress {
  let last: AddressedFrame | undefined;
  let bytes = new Uint8Array(0);
  return (frame) => {
    if (last !== undefined && beginsWith(frame, bytes)) return last;
    const address = readAddress(frame);
    if (address === undefined) return undefined;
    last = address;
    bytes = frame.slice(0, address.at);
    return address;
  };
}

function beginsWith(frame: Uint8Array, bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) if (frame[at] !== bytes[at]) return false;
  return true;
}

/** Reads the message of a frame from a position on; `undefined` for what is none. */
export function readMessage(frame: Uint8Array, at: number): ClientMessage | undefined {
  try {
    const decoder = createDecoder(frame);
    decoder.pos = at;
    switch (readVarUint(decoder)) {
      case SYNC:
        switch (readVarUint(decoder)) {
          case STEP_1:
            return { type: 'step1', stateVector: readVarUint8Array(decoder) };
          case STEP_2:
            return { type: 'step2', update: readVarUint8Array(decoder) };
          case UPDATE:
            return { type: 'update', update: readVarUint8Array(decoder) };
          default:
            return undefined;
        }
      case PRESENCE:
        return { type: 'presence', states: readVarUint8Array(decoder) };
      case AUTH:
        if (readVarUint(decoder) !== TOKEN) return undefined;
        // The provider's version may follow; nothing depends on it.
        return { type: 'auth', token: hasContent(decoder) ? readVarString(decoder) : '' };
      case QUERY_PRESENCE:
        return { type: 'query_presence' };
      case STATELESS:
        return { type: 'stateless', payload: readVarString(decoder) };
      case CLOSE:
        return { type: 'close' };
      default:
        return undefined;
    }
  } catch {
    // The decoder throws at the end of what is too short.
    return undefined;
  }
}

/** What stands before each message on one kind of socket. */
export type Prefix = Uint8Array;

/** Nothing: plain y-websocket has one document a socket. */
export const NO_PREFIX: Prefix = new Uint8Array(0);

export function namePrefix(name: string): Prefix {
  const encoder = createEncoder();
  writeVarString(encoder, name);
  return toUint8Array(encoder);
}

function message(write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder();
  write(encoder);
  return toUint8Array(encoder);
}

function sync(step: number, bytes: Uint8Array): Uint8Array {
  return message((encoder) => {
    writeVarUint(encoder, SYNC);
    writeVarUint(encoder, step);
    writeVarUint8Array(encoder, bytes);
  });
}

export const step1Message = (stateVector: Uint8Array): Uint8Array => sync(STEP_1, stateVector);
export const step2Message = (update: Uint8Array): Uint8Array => sync(STEP_2, update);
export const updateMessage = (update: Uint8Array): Uint8Array => sync(UPDATE, update);

export function presenceMessage(states: Uint8Array): Uint8Array {
  return message((encoder) => {
    writeVarUint(encoder, PRESENCE);
    writeVarUint8Array(encoder, states);
  });
}

export function statelessMessage(payload: string): Uint8Array {
  return message((encoder) => {
    writeVarUint(encoder, STATELESS);
    writeVarString(encoder, payload);
  });
}

/** The server has done with this document; the socket stays. */
export function closeMessage(reason: string): Uint8Array {
  return message((encoder) => {
    writeVarUint(encoder, CLOSE);
    writeVarString(encoder, reason);
  });
}

export function authenticatedMessage(access: 'read' | 'write'): Uint8Array {
  return message((encoder) => {
    writeVarUint(encoder, AUTH);
    writeVarUint(encoder, AUTHENTICATED);
    writeVarString(encoder, access === 'write' ? 'read-write' : 'readonly');
  });
}

export function deniedMessage(reason: string): Uint8Array {
  return message((encoder) => {
    writeVarUint(encoder, AUTH);
    writeVarUint(encoder, DENIED);
    writeVarString(encoder, reason);
  });
}

/** One update is on disk. */
export const storedMessage: Uint8Array = Uint8Array.of(SYNC_STATUS, 1);
/** One update was refused. */
export const refusedMessage: Uint8Array = Uint8Array.of(SYNC_STATUS, 0);

const BINARY = 0x82;
const SHORT = 126;
const LONG = 127;

/**
 * A whole WebSocket frame around a message, to be written to any number of sockets as it is (RFC 6455, 5.2: binary,
 * final, unmasked as servers send). Only for sockets without compression.
 */
export function framed(prefix: Prefix, body: Uint8Array): Buffer {
  const length = prefix.length + body.length;
  const head = length < SHORT ? 2 : length <= 0xff_ff ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = BINARY;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = SHORT;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = LONG;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(prefix, head);
  frame.set(body, head + prefix.length);
  return frame;
}

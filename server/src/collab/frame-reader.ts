import type { Duplex } from 'node:stream';

import { WebSocket } from 'ws';

/** First byte of a frame that is a whole binary message (RFC 6455, 5.2). */
const WHOLE_BINARY = 0x82;
const FINAL = 0x80;
const MASKED = 0x80;
const OPCODE = 0x0f;
/** Opcodes from here on are of the line itself, and may stand between the parts of a message. */
const CONTROL = 0x08;
const CLOSE = 0x08;
const LENGTH = 0x7f;
const LENGTH_16 = 126;
const LENGTH_64 = 127;
const MASK = 4;
const { OPEN } = WebSocket;

/** Bytes that are still read of a socket that was told to close; nobody honest has much more under way. */
const LATE = 64 * 1024;

/** Where the messages of a socket go. */
export interface FrameListener {
  /** Takes each message; its bytes are used again afterwards. */
  readonly hear: (message: Uint8Array) => void;
  /**
   * Told after every read, whatever was in it: of the line itself, in parts, half or whole. `held` are the bytes that
   * the library keeps of a message that is not whole yet.
   */
  readonly arrived: (frames: number, bytes: number, held: number) => void;
}

/**
 * Reads the frames of one socket. Nearly all of them are short, whole and binary, and lie whole in what one read
 * brought: those are unmasked where they lie and handed over, which costs a fraction of the way through the library.
 * Everything else, and everything from there to the next beginning of a message, the library reads as ever.
 */
export class FrameReader {
  /** Whether anything came since it was last set to false. */
  hasHeard = true;
  readonly #socket: WebSocket;
  readonly #listener: FrameListener;
  readonly #pass: (chunk: Buffer) => void;
  #isAtStart = true;
  /** The library has stopped reading: the client said farewell, or something nobody may say. */
  #isOver = false;
  /** Bytes that came after the socket was told to close. */
  #late = 0;
  #held = 0;
  /** Frames of the read at hand, and messages that have come in parts so far. */
  #frames = 0;
  #parted = 0;
  readonly #follower = new FrameFollower();

  /**
   * @param stream what the socket stands on, already listened to by the library; the socket compresses nothing
   */
  constructor(socket: WebSocket, stream: Duplex, listener: FrameListener) {
    this.#socket = socket;
    this.#listener = listener;
    const listeners = stream.listeners('data');
    this.#pass = (chunk) => {
      for (const listener of listeners) listener.call(stream, chunk);
    };
    stream.removeAllListeners('data');
    stream.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('message', (message) => listener.hear(message as Buffer));
    socket.on('error', () => {
      this.#isOver = true;
    });
  }

  /** The message that is not whole yet, by its number; `undefined` when there is none. */
  get unfinished(): number | undefined {
    return this.#held === 0 ? undefined : this.#parted;
  }

  #take(chunk: Buffer): void {
    this.hasHeard = true;
    if (this.#isOver || this.#isTooLate(chunk.length)) return;
    this.#frames = 0;
    const at = this.#isAtStart ? this.#handOver(chunk) : 0;
    if (at < chunk.length) this.#leave(at === 0 ? chunk : chunk.subarray(at));
    // A read costs something, too, when it brings only a piece of a frame.
    this.#listener.arrived(Math.max(1, this.#frames), chunk.length, this.#held);
  }

  /** Leaves bytes to the library. */
  #leave(bytes: Buffer): void {
    if (this.#isAtStart) this.#parted += 1;
    // Looked at first: the library unmasks where the bytes lie.
    this.#isAtStart = this.#follower.follow(bytes);
    this.#frames += this.#follower.takeCount();
    this.#held = this.#isAtStart ? 0 : this.#held + bytes.length;
    this.#isOver = this.#follower.hasEnded;
    this.#pass(bytes);
  }

  /** Who is told to close and goes on sending is not listened to for long. */
  #isTooLate(bytes: number): boolean {
    if (this.#socket.readyState === OPEN) return false;
    this.#late += bytes;
    if (this.#late <= LATE) return false;
    this.#isOver = true;
    this.#socket.terminate();
    return true;
  }

  /** Hands over what lies plain at the beginning of a chunk; answers where something else begins. */
  #handOver(chunk: Buffer): number {
    let at = 0;
    while (this.#socket.readyState === OPEN) {
      const length = (chunk[at + 1] ?? 0) ^ MASKED;
      if (chunk[at] !== WHOLE_BINARY || length > LENGTH_16 || chunk.length < at + 4) break;
      const mask = length === LENGTH_16 ? at + 4 : at + 2;
      const from = mask + MASK;
      const to = from + (length === LENGTH_16 ? chunk.readUInt16BE(at + 2) : length);
      if (to > chunk.length) break;
      unmask(chunk, mask, from, to);
      at = to;
      this.#frames += 1;
      this.#listener.hear(chunk.subarray(from, to));
    }
    return at;
  }
}

function unmask(bytes: Buffer, mask: number, from: number, to: number): void {
  // Four at a time, without a list in between: this runs for every byte that comes.
  const a = bytes[mask] as number;
  const b = bytes[mask + 1] as number;
  const c = bytes[mask + 2] as number;
  const d = bytes[mask + 3] as number;
  let at = from;
  for (; at + 3 < to; at += 4) {
    bytes[at] = (bytes[at] as number) ^ a;
    bytes[at + 1] = (bytes[at + 1] as number) ^ b;
    bytes[at + 2] = (bytes[at + 2] as number) ^ c;
    bytes[at + 3] = (bytes[at + 3] as number) ^ d;
  }
  if (at < to) bytes[at] = (bytes[at] as number) ^ a;
  if (at + 1 < to) bytes[at + 1] = (bytes[at + 1] as number) ^ b;
  if (at + 2 < to) bytes[at + 2] = (bytes[at + 2] as number) ^ c;
}

/** Follows frames by their heads alone, to know where a message begins. Whether they are right is the library's affair. */
class FrameFollower {
  readonly #head = Buffer.alloc(14);
  #filled = 0;
  #headLength = 2;
  /** Bytes of the frame that are still to come. */
  #payload = 0;
  #isInParts = false;
  #isClosing = false;
  #begun = 0;

  /** How many frames have begun since it was last asked. */
  takeCount(): number {
    const begun = this.#begun;
    this.#begun = 0;
    return begun;
  }

  /** Whether a closing frame has come whole; nothing after it counts. */
  get hasEnded(): boolean {
    return this.#isClosing && this.#payload === 0;
  }

  /** Answers whether a message begins right after these bytes. */
  follow(bytes: Buffer): boolean {
    let at = 0;
    while (at < bytes.length && !this.hasEnded) {
      if (this.#payload > 0) {
        const part = Math.min(this.#payload, bytes.length - at);
        this.#payload -= part;
        at += part;
        continue;
      }
      this.#head[this.#filled] = bytes[at] as number;
      this.#filled += 1;
      at += 1;
      if (this.#filled === 2) this.#headLength = headLength(this.#head[1] as number);
      if (this.#filled === this.#headLength) this.#begin();
    }
    return this.#filled === 0 && this.#payload === 0 && !this.#isInParts;
  }

  #begin(): void {
    const [first, second] = [this.#head[0] as number, this.#head[1] as number];
    const length = second & LENGTH;
    this.#payload =
      length === LENGTH_64
        ? Number(this.#head.readBigUInt64BE(2))
        : length === LENGTH_16
          ? this.#head.readUInt16BE(2)
          : length;
    const opcode = first & OPCODE;
    this.#isClosing = opcode === CLOSE;
    this.#begun += 1;
    if (opcode < CONTROL) this.#isInParts = (first & FINAL) === 0;
    this.#filled = 0;
    this.#headLength = 2;
  }
}

function headLength(second: number): number {
  const length = second & LENGTH;
  const extended = length === LENGTH_64 ? 8 : length === LENGTH_16 ? 2 : 0;
  return 2 + extended + ((second & MASKED) === 0 ? 0 : MASK);
}

import { createHash, randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const FINAL = 0x80;
const MASKED = 0x80;
const ACCEPT = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Every socket is read into the same bytes, one after the other; what is to stay is copied out of them. */
const READ = Buffer.alloc(256 * 1024);

export interface LeanSocketEvents {
  opened(): void;
  /** One whole message, `bytes` from `start` to `end`; the bytes are used again after the call. */
  message(bytes: Buffer, start: number, end: number): void;
  /** The one end of every attempt; 1006 when the connection broke or never stood. */
  closed(code: number, reason: string): void;
}

/**
 * A WebSocket client that costs next to nothing, so that a thousand of them on one core measure the server and not
 * themselves. Messages come as views into what was read; those sent are masked with zeros, which leaves them as they are.
 */
export class LeanSocket {
  readonly #events: LeanSocketEvents;
  readonly #stream: Socket;
  readonly #accept: string;
  #isOpen = false;
  #isOver = false;
  /** Chunks of a message that has not come whole, and their bytes. */
  #parts: Buffer[] = [];
  #size = 0;
  /** Bytes to wait for before it is worth looking again. */
  #needed = 0;

  constructor(url: string, headers: Readonly<Record<string, string>>, events: LeanSocketEvents) {
    this.#events = events;
    const { hostname, port, pathname, search, host } = new URL(url);
    const key = randomBytes(16).toString('base64');
    const lines = [
      `GET ${pathname}${search} HTTP/1.1`,
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${key}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    this.#accept = createHash('sha1').update(`${key}${ACCEPT}`).digest('base64');
    const onread = { buffer: READ, callback: (length: number) => this.#hear(length) };
    this.#stream = connect({ host: hostname, port: Number(port), noDelay: true, onread });
    this.#stream.write(`${lines.join('\r\n')}\r\n\r\n`);
    // Nothing comes this way but the end.
    this.#stream.resume();
    this.#stream.on('error', () => this.#end(1006, ''));
    this.#stream.on('close', () => this.#end(1006, ''));
  }

  get isOpen(): boolean {
    return this.#isOpen && !this.#isOver;
  }

  /** Writes a whole frame made by `clientFrame`; one frame may be sent by many sockets. */
  write(frame: Buffer): void {
    if (this.isOpen) this.#stream.write(frame);
  }

  /** Goes without a word. */
  destroy(): void {
    this.#isOver = true;
    this.#stream.destroy();
  }

  #end(code: number, reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#stream.destroy();
    this.#events.closed(code, reason);
  }

  #hear(length: number): boolean {
    const chunk = READ.subarray(0, length);
    if (this.#isOpen) this.#read(chunk);
    else this.#shakeHands(Buffer.from(chunk));
    return true;
  }

  #shakeHands(chunk: Buffer): void {
    this.#parts.push(chunk);
    const all = this.#parts.length === 1 ? chunk : Buffer.concat(this.#parts);
    const end = all.indexOf('\r\n\r\n');
    if (end < 0) return;
    this.#parts = [];
    const head = all.toString('latin1', 0, end);
    if (!head.startsWith('HTTP/1.1 101') || !head.includes(this.#accept)) return this.#end(1006, head);
    this.#isOpen = true;
    this.#events.opened();
    if (all.length > end + 4) this.#read(all.subarray(end + 4));
  }

  #read(chunk: Buffer): void {
    let bytes = chunk;
    if (this.#parts.length > 0) {
      this.#parts.push(Buffer.from(chunk));
      this.#size += chunk.length;
      if (this.#size < this.#needed) return;
      bytes = Buffer.concat(this.#parts, this.#size);
      this.#parts = [];
    }
    let at = 0;
    while (!this.#isOver) {
      const length = frameLength(bytes, at);
      if (at + length > bytes.length) {
        this.#keep(bytes, at, length);
        return;
      }
      if (at === bytes.length) return;
      this.#take(bytes, at, at + length);
      at += length;
    }
  }

  #keep(bytes: Buffer, at: number, length: number): void {
    if (at === bytes.length) return;
    this.#parts = [Buffer.from(bytes.subarray(at))];
    this.#size = bytes.length - at;
    this.#needed = length;
  }

  #take(bytes: Buffer, at: number, end: number): void {
    const first = bytes[at] as number;
    const start = at + headLength(bytes[at + 1] as number);
    switch (first) {
      case FINAL | BINARY:
      case FINAL | TEXT:
        return this.#events.message(bytes, start, end);
      case FINAL | PING:
        return this.write(clientFrame(bytes.subarray(start, end), PONG));
      case FINAL | PONG:
        return;
      case FINAL | CLOSE: {
        const code = end - start >= 2 ? bytes.readUInt16BE(start) : 1005;
        this.write(clientFrame(bytes.subarray(start, Math.min(end, start + 2)), CLOSE));
        return this.#end(code, bytes.toString('utf8', Math.min(end, start + 2), end));
      }
      default:
        throw new Error(`A frame of kind ${first}, which no server in the bench sends.`);
    }
  }
}

function headLength(second: number): number {
  const length = second & 0x7f;
  return length < 126 ? 2 : length === 126 ? 4 : 10;
}

/** The whole frame's length as far as it can be known: a head that is not here yet counts as just out of reach. */
function frameLength(bytes: Buffer, at: number): number {
  const left = bytes.length - at;
  if (left < 2) return left === 0 ? 0 : 2;
  const second = bytes[at + 1] as number;
  const head = headLength(second);
  if (left < head) return head;
  if (head === 2) return head + (second & 0x7f);
  return head + (head === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2)));
}

/** A whole frame as clients send it, masked with zeros. */
export function clientFrame(payload: Uint8Array, kind: number = BINARY): Buffer {
  const frame = emptyFrame(payload.length, kind);
  frame.set(payload, frame.length - payload.length);
  return frame;
}

/** The same with so many bytes at its end still to be written. */
export function emptyFrame(length: number, kind: number = BINARY): Buffer {
  const head = length < 126 ? 2 : length <= 0xff_ff ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + 4 + length);
  frame[0] = FINAL | kind;
  if (head === 2) frame[1] = MASKED | length;
  else if (head === 4) {
    frame[1] = MASKED | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = MASKED | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.fill(0, head, head + 4);
  return frame;
}

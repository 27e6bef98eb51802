import type { Channel } from './channel.ts';
import { CLOSE_CODE } from './close-codes.ts';

/** Updates a channel may have waiting for what they rest on, and all channels of a document together. */
const MOST_OF_ONE = 64;
const MOST_TOGETHER = 256;
/** Bytes that a channel may have waiting, for whatever reason. */
const MOST_BYTES = 4 * 1024 * 1024;

export interface ParkingOptions {
  /** Asks a client for what its update rests on. */
  readonly ask: (channel: Channel) => void;
  /** Whether an update still rests on something that is not here. */
  readonly isGap: (channel: Channel, update: Uint8Array) => boolean;
}

/** Updates of a document that rest on something not yet here, and whose they are. */
export class Parking {
  readonly #options: ParkingOptions;
  /** Oldest first; nobody stands here without an update. */
  readonly #parked = new Map<Channel, Uint8Array[]>();

  constructor(options: ParkingOptions) {
    this.#options = options;
  }

  isEmpty(): boolean {
    return this.#parked.size === 0;
  }

  /** Keeps an update until its ground is here, and asks for that. Who has too much waiting has to come again. */
  add(channel: Channel, update: Uint8Array): void {
    if (!mayWait(this.#parked.get(channel) ?? [], MOST_OF_ONE)) {
      channel.socket.close(CLOSE_CODE.tryAgainLater, 'invalid_message');
      return;
    }
    if (this.#together() >= MOST_TOGETHER) this.#makeRoom();
    this.#keep(channel, update.slice());
    this.#options.ask(channel);
  }

  forget(channel: Channel): void {
    this.#parked.delete(channel);
  }

  /** Hands on what rests on nothing missing any more; of each channel in its order. The rest goes on waiting. */
  release(take: (channel: Channel, update: Uint8Array) => void): void {
    // One that still waits stands in the map again afterwards.
    for (const channel of Array.from(this.#parked.keys())) {
      const waiting = this.#parked.get(channel) ?? [];
      this.#parked.delete(channel);
      for (const update of waiting) {
        if (this.#options.isGap(channel, update)) this.#keep(channel, update);
        else take(channel, update);
      }
    }
  }

  #keep(channel: Channel, update: Uint8Array): void {
    const waiting = this.#parked.get(channel);
    if (waiting === undefined) this.#parked.set(channel, [update]);
    else waiting.push(update);
  }

  /** Each change looks at all of them again. */
  #together(): number {
    let count = 0;
    for (const waiting of this.#parked.values()) count += waiting.length;
    return count;
  }

  /** Who has most waiting comes again, with the ground of all of it. */
  #makeRoom(): void {
    const [first, ...others] = this.#parked;
    if (first === undefined) return;
    const [most] = others.reduce((a, b) => (b[1].length > a[1].length ? b : a), first);
    this.forget(most);
    // It comes again with this, too.
    most.held = undefined;
    most.socket.close(CLOSE_CODE.tryAgainLater, 'invalid_message');
  }
}

/** Whether one more update may wait behind these, of which there may be `most`. */
export function mayWait(waiting: readonly Uint8Array[], most: number): boolean {
  return waiting.length < most && waiting.reduce((sum, { byteLength }) => sum + byteLength, 0) < MOST_BYTES;
}

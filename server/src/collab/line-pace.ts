import { CLOSE } from '@geflecht/contract';

import { Budget } from './budget.ts';
import type { LiveSocket } from './live-socket.ts';

/** Frames and bytes a second that one socket may bring for long, and what it may bring at once. */
const FRAMES = { perSecond: 300, bound: 3000 };
const BYTES = { perSecond: 1024 * 1024, bound: 16 * 1024 * 1024 };
/** The same for all sockets of a person together: a workshop may share one. */
const FRAMES_OF_PERSON = { perSecond: 2000, bound: 20_000 };
const BYTES_OF_PERSON = { perSecond: 4 * 1024 * 1024, bound: 64 * 1024 * 1024 };
/** Bytes of messages that are not whole yet, of all sockets of a person together. */
const MOST_HELD = 32 * 1024 * 1024;
/** So much of a socket at a time is told to the purse that all sockets of its person share. */
const TOLD = { frames: 64, bytes: 16 * 1024 };

/** What all sockets of a person may bring together. */
export class PersonPurse {
  readonly #frames: Budget;
  readonly #bytes: Budget;
  #held = 0;

  /** @param now milliseconds on a clock that only grows */
  constructor(now: number) {
    this.#frames = new Budget(FRAMES_OF_PERSON.perSecond, FRAMES_OF_PERSON.bound, now);
    this.#bytes = new Budget(BYTES_OF_PERSON.perSecond, BYTES_OF_PERSON.bound, now);
  }

  /** Answers the milliseconds until what is owed is paid, 0 when nothing is. */
  spend(frames: number, bytes: number, now: number): number {
    return Math.max(this.#frames.spend(frames, now), this.#bytes.spend(bytes, now));
  }

  /** Counts bytes of unfinished messages in or out; false when they are too many. */
  hold(bytes: number): boolean {
    this.#held += bytes;
    return this.#held <= MOST_HELD;
  }
}

/**
 * How fast one socket is read. Everything that comes costs, before anybody looks at what it is: messages, parts of
 * them, pings, garbage. Who brings too much is not read until what is owed is paid.
 */
export class LinePace {
  readonly #socket: Pick<LiveSocket, 'rest' | 'close'>;
  readonly #purse: PersonPurse;
  readonly #clock: () => number;
  readonly #frames: Budget;
  readonly #bytes: Budget;
  /** What the person's purse has not been told of. */
  #untoldFrames = 0;
  #untoldBytes = 0;
  #held = 0;

  constructor(socket: Pick<LiveSocket, 'rest' | 'close'>, purse: PersonPurse, clock: () => number) {
    this.#socket = socket;
    this.#purse = purse;
    this.#clock = clock;
    this.#frames = new Budget(FRAMES.perSecond, FRAMES.bound, clock());
    this.#bytes = new Budget(BYTES.perSecond, BYTES.bound, clock());
  }

  /** Something came; see `FrameListener.arrived`. */
  arrived(frames: number, bytes: number, held: number): void {
    const now = this.#clock();
    let owed = Math.max(this.#frames.spend(frames, now), this.#bytes.spend(bytes, now));
    this.#untoldFrames += frames;
    this.#untoldBytes += bytes;
    if (this.#untoldFrames >= TOLD.frames || this.#untoldBytes >= TOLD.bytes)
      owed = Math.max(owed, this.#tell(now));
    if (held !== this.#held && !this.#hold(held)) this.#socket.close(CLOSE.tooMany, 'too_fast');
    else if (owed > 0) this.#socket.rest(owed, () => this.#owed());
  }

  /** The socket is gone. */
  leave(): void {
    this.#tell(this.#clock());
    this.#hold(0);
  }

  #owed(): number {
    const now = this.#clock();
    return Math.max(this.#frames.spend(0, now), this.#bytes.spend(0, now), this.#purse.spend(0, 0, now));
  }

  #tell(now: number): number {
    const owed = this.#purse.spend(this.#untoldFrames, this.#untoldBytes, now);
    this.#untoldFrames = 0;
    this.#untoldBytes = 0;
    return owed;
  }

  #hold(held: number): boolean {
    const more = held - this.#held;
    this.#held = held;
    return this.#purse.hold(more);
  }
}

import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';

import { type Frame, readFrame } from './frames.ts';
import { withinBounds } from './large-update.ts';
import { pauseAfter } from './pauses.ts';

const OPEN = 1;
/** An attempt that has come to nothing by then is given up for the next one. */
const LONGEST_ATTEMPT = 8_000;
/** A socket that stood for this long was no mere attempt; the next pause is short again. */
const STEADY_AFTER = 10_000;

export interface WireWatch {
  opened(): void;
  lost(code: number, reason: string): void;
  sent(frame: Frame): void;
  received(frame: Frame): void;
  /** A change was made that no frame can carry; it was not sent. */
  tooLarge(document: string): void;
}

export interface WireOptions {
  readonly url: string;
  readonly random: () => number;
  readonly watch: WireWatch;
}

/**
 * The one socket of the tab; tells what passes over it. When it is tried again is decided here alone: the stock
 * schedule knows no limit for an attempt, and begins to wait long too soon.
 */
export class Wire extends HocuspocusProviderWebsocket {
  private readonly watch: WireWatch;
  private readonly random: () => number;
  private stopped = false;
  /** Falls in a row. */
  private falls = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private deadline: ReturnType<typeof setTimeout> | undefined;
  private steady: ReturnType<typeof setTimeout> | undefined;

  constructor({ url, random, watch }: WireOptions) {
    // Without `autoConnect` the stock timers never try by themselves.
    super({ url, autoConnect: false });
    this.watch = watch;
    this.random = random;
    this.on('open', () => {
      clearTimeout(this.deadline);
      this.steady = setTimeout(() => {
        this.falls = 0;
      }, STEADY_AFTER);
      watch.opened();
    });
    this.on('close', ({ event }: { event: { code: number; reason: string } }) => {
      clearTimeout(this.deadline);
      clearTimeout(this.steady);
      this.later();
      watch.lost(event.code, event.reason);
    });
    this.on('message', (event: MessageEvent<ArrayBuffer>) => {
      const frame = readFrame(new Uint8Array(event.data));
      if (frame !== undefined) watch.received(frame);
    });
    this.connectNow();
  }

  /**
   * Sends at once or not at all. The stock queue would send every change made while away a second time, beside the
   * handshake's step 2 that carries them all, and its acknowledgements would come out of order.
   */
  override send(data: Uint8Array<ArrayBuffer>): void {
    if (this.webSocket?.readyState !== OPEN) return;
    const frame = readFrame(data);
    if (frame === undefined) {
      this.webSocket.send(data);
      return;
    }
    const parts = withinBounds(data, frame);
    if (parts === undefined) {
      this.watch.tooLarge(frame.document);
      return;
    }
    for (const part of parts) {
      this.watch.sent(part.frame);
      this.webSocket.send(part.data);
    }
  }

  /** What the stock code calls; attempts are made by `connectNow`. */
  override async connect(): Promise<undefined> {
    return undefined;
  }

  /** Tries at once, whatever attempt or pause is under way. */
  connectNow(): void {
    clearTimeout(this.pause);
    clearTimeout(this.deadline);
    if (this.stopped || this.webSocket?.readyState === OPEN) return;
    // Who joins meanwhile waits for the new socket.
    this.receivedOnOpenPayload = undefined;
    this.deadline = setTimeout(() => this.drop(), LONGEST_ATTEMPT);
    // Its failing is told by `close`, or by the deadline.
    this.createWebSocketConnection().catch(() => undefined);
  }

  /** Lets the socket fall without waiting for the other side, who may be gone. */
  drop(): void {
    this.emit('close', { event: { code: 4000, reason: 'dropped' } });
  }

  /** Takes up the attempts that `stop` ended. */
  resume(): void {
    this.stopped = false;
    this.connectNow();
  }

  /** Ends all attempts. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.pause);
    clearTimeout(this.deadline);
    this.disconnect();
  }

  override destroy(): void {
    this.stop();
    clearTimeout(this.steady);
    super.destroy();
  }

  private later(): void {
    clearTimeout(this.pause);
    if (this.stopped) return;
    this.pause = setTimeout(() => this.connectNow(), pauseAfter(this.falls, this.random));
    this.falls += 1;
  }
}

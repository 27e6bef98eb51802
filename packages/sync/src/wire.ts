import { HocuspocusProviderWebsocket } from '@hocuspocus/provider';

import { type Frame, readFrame } from './frames.ts';

const OPEN = 1;

export interface WireWatch {
  opened(): void;
  lost(code: number, reason: string): void;
  sent(frame: Frame): void;
  received(frame: Frame): void;
}

export interface WireOptions {
  readonly url: string;
  readonly random: () => number;
  readonly watch: WireWatch;
}

/** The one socket of the tab; tells what passes over it. */
export class Wire extends HocuspocusProviderWebsocket {
  private readonly watch: WireWatch;
  private stopped = false;

  constructor({ url, random, watch }: WireOptions) {
    // Nobody's first attempt after a fall comes at the same moment as everybody's (0.3–1.3 s).
    const delay = 300 + Math.floor(random() * 1000);
    super({ url, autoConnect: false, delay, minDelay: 300, factor: 2, maxDelay: 10_000, jitter: true });
    this.watch = watch;
    this.on('open', () => watch.opened());
    this.on('close', ({ event }: { event: { code: number; reason: string } }) =>
      watch.lost(event.code, event.reason),
    );
    this.on('message', (event: MessageEvent<ArrayBuffer>) => {
      const frame = readFrame(new Uint8Array(event.data));
      if (frame !== undefined) watch.received(frame);
    });
    void this.connect();
  }

  /**
   * Sends at once or not at all. The stock queue would send every change made while away a second time, beside the
   * handshake's step 2 that carries them all, and its acknowledgements would come out of order.
   */
  override send(data: Uint8Array<ArrayBuffer>): void {
    if (this.webSocket?.readyState !== OPEN) return;
    const frame = readFrame(data);
    if (frame !== undefined) this.watch.sent(frame);
    this.webSocket.send(data);
  }

  /** The stock timers call this; an attempt under way is not thrown over for another. */
  override async connect(): Promise<unknown> {
    if (this.stopped || this.connectionAttempt !== null) return undefined;
    return super.connect();
  }

  /** Tries at once, whatever attempt or pause is under way. */
  connectNow(): void {
    if (!this.stopped) void super.connect();
  }

  /** Lets the socket fall without waiting for the other side, who may be gone, and tries anew. */
  drop(): void {
    this.emit('close', { event: { code: 4000, reason: 'dropped' } });
    this.connectNow();
  }

  /** Takes up the attempts that `stop` ended. */
  resume(): void {
    this.stopped = false;
    this.connectNow();
  }

  /** Ends all attempts: the stock `disconnect` alone would be undone by a timer that still runs. */
  stop(): void {
    this.stopped = true;
    this.disconnect();
  }
}

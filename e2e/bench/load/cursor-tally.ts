import type { Reader } from './frames.ts';
import type { Latencies } from './latencies.ts';

/** Milliseconds after which a cursor is of no use to anybody. */
const USEFUL_FOR = 1000;
/** States of one sender whose times are remembered; at 20 a second, six seconds. */
const REMEMBERED = 128;

interface Sender {
  readonly client: number;
  readonly slot: number;
  /** Clock of the last state sent; the first is 1. */
  clock: number;
  /** Milliseconds at which each state was sent, by clock. */
  readonly times: Float64Array;
  /** The newest clock each receiver has seen. */
  readonly seen: Int32Array;
}

/**
 * Who has seen whose cursor, for one document. Servers may leave out a state when they send a newer one of the same
 * sender: to see where somebody is, the newest is all there is. So a state counts as delivered to a receiver when it,
 * or a newer one of the same sender, has come within a second; one for which neither came is missing. Nothing is
 * sampled: every state is looked for at every receiver but its sender.
 */
export class CursorTally {
  readonly #capacity: number;
  readonly #senders: (Sender | undefined)[] = [];
  readonly #present = new Set<Sender>();
  readonly #attending = new Set<number>();
  readonly #base: number;
  /** The last message that was read, and the client and clock of each of its states in turn. */
  #lastBody = Buffer.alloc(0);
  #lastStates: number[] = [];
  readonly #latencies: Latencies;
  /** States sent, each counted once for every receiver. */
  offered = 0;
  /** Of these: seen, or replaced by a newer one, in time. */
  delivered = 0;
  /** States that really came, each counted once for every receiver. */
  received = 0;
  isCounting = false;

  /** @param base client ids begin here @param capacity receivers at most */
  constructor(base: number, capacity: number, latencies: Latencies) {
    this.#base = base;
    this.#capacity = capacity;
    this.#latencies = latencies;
  }

  /** A sender that is also the receiver `slot`, which sees its own states without having to. */
  enter(client: number, slot: number): void {
    const seen = new Int32Array(this.#capacity).fill(-1);
    for (const other of this.#attending) if (other !== slot) seen[other] = 0;
    const sender: Sender = { client, slot, clock: 0, times: new Float64Array(REMEMBERED), seen };
    this.#senders[client - this.#base] = sender;
    this.#present.add(sender);
  }

  /** The sender's next clock. What is sent from here on is looked for at every receiver. */
  sent(client: number, now: number): number {
    const sender = this.#senders[client - this.#base] as Sender;
    sender.clock += 1;
    sender.times[sender.clock % REMEMBERED] = now;
    return sender.clock;
  }

  /** From here on a receiver is expected to see what everybody sends. */
  attend(slot: number): void {
    this.#attending.add(slot);
    for (const sender of this.#present) if (sender.slot !== slot) sender.seen[slot] = sender.clock;
  }

  /**
   * Reads the body of a presence message that came to a receiver. Who gathers sends the same bytes to everybody: those
   * are compared, and read once.
   */
  read(slot: number, body: Reader, now: number): void {
    const bytes = body.rest();
    if (!bytes.equals(this.#lastBody)) this.#parse(bytes, body);
    const { length } = this.#lastStates;
    for (let at = 0; at < length; at += 2) {
      const sender = this.#senders[(this.#lastStates[at] as number) - this.#base];
      if (sender !== undefined && sender.slot !== slot)
        this.#arrived(sender, slot, this.#lastStates[at + 1] as number, now);
    }
  }

  #parse(bytes: Buffer, body: Reader): void {
    this.#lastBody = Buffer.from(bytes);
    this.#lastStates = [];
    for (let left = body.varUint(); left > 0; left -= 1) {
      this.#lastStates.push(body.varUint(), body.varUint());
      body.skip();
    }
  }

  #arrived(sender: Sender, slot: number, clock: number, now: number): void {
    const last = sender.seen[slot] as number;
    // Below zero: the receiver was not attending yet. A leaving sender's last word has a clock of its own.
    if (last < 0 || clock <= last || clock > sender.clock) return;
    sender.seen[slot] = clock;
    if (!this.isCounting) return;
    this.received += 1;
    this.#latencies.add(now - (sender.times[clock % REMEMBERED] as number));
    for (let each = last + 1; each <= clock; each += 1) this.#settle(sender, each, now);
  }

  #settle(sender: Sender, clock: number, now: number): void {
    this.offered += 1;
    if (now - timeOf(sender, clock) <= USEFUL_FOR) this.delivered += 1;
  }

  /** The receiver goes: what it should have seen and has not is missing. */
  depart(slot: number, now: number): void {
    this.#attending.delete(slot);
    for (const sender of this.#present) {
      const last = sender.seen[slot] as number;
      sender.seen[slot] = -1;
      if (last < 0 || !this.isCounting) continue;
      for (let each = last + 1; each <= sender.clock; each += 1)
        // What was only just sent could not have come.
        if (now - timeOf(sender, each) > USEFUL_FOR) this.offered += 1;
    }
  }

  /** The sender goes; states of its last second are no longer looked for. */
  leave(client: number): void {
    const sender = this.#senders[client - this.#base];
    if (sender === undefined) return;
    this.#present.delete(sender);
    this.#senders[client - this.#base] = undefined;
  }

  /** Whether every receiver has seen the last state of every sender. */
  isComplete(): boolean {
    for (const sender of this.#present)
      for (const last of sender.seen) if (last >= 0 && last < sender.clock) return false;
    return true;
  }

  /** Pairs of a receiver and a sender whose last state has not come. */
  missing(): number {
    let pairs = 0;
    for (const sender of this.#present)
      for (const last of sender.seen) if (last >= 0 && last < sender.clock) pairs += 1;
    return pairs;
  }

  /** Nothing more is waited for: what has not come until now is missing. */
  close(): void {
    for (const slot of this.#attending) this.depart(slot, Number.POSITIVE_INFINITY);
  }
}

/** A state so old that its time is forgotten counts as sent long ago. */
function timeOf(sender: Sender, clock: number): number {
  return sender.clock - clock < REMEMBERED
    ? (sender.times[clock % REMEMBERED] as number)
    : Number.NEGATIVE_INFINITY;
}

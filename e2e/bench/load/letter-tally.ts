import * as Y from 'yjs';

import type { Latencies } from './latencies.ts';

/** Milliseconds within which a letter may still be on its way to a receiver that goes. */
const ON_THE_WAY = 1000;

interface Writer {
  readonly client: number;
  readonly slot: number;
  /** Milliseconds at which each letter was sent, by clock. */
  readonly times: number[];
  /** How many letters, from the first on, each receiver has; -1 for who is not there. */
  readonly seen: Int32Array;
  /** Letters the server has acknowledged; they are acknowledged in the order they were sent. */
  acknowledged: number;
  /** Letters before this clock were sent before the counting began. */
  countedFrom: number;
}

interface Piece {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/**
 * Who has whose letters, for one document. Each letter has a clock of its own, so each is looked for at every receiver
 * but its writer, also in updates that servers have merged.
 */
export class LetterTally {
  readonly #capacity: number;
  readonly #base: number;
  readonly #writers: (Writer | undefined)[] = [];
  readonly #present = new Set<Writer>();
  readonly #attending = new Set<number>();
  readonly #latencies: Latencies;
  readonly #acknowledgements: Latencies;
  /** Letters that came, and that did not come, each counted once for every receiver. */
  delivered = 0;
  missing = 0;
  /** Times that a letter came before the one it follows. */
  gaps = 0;
  #isCounting = false;
  #lastUpdate: Buffer = Buffer.alloc(0);
  #lastPieces: readonly Piece[] = [];

  /** @param base client ids begin here @param capacity receivers at most */
  constructor(
    base: number,
    capacity: number,
    latencies: { readonly echoes: Latencies; readonly acknowledgements: Latencies },
  ) {
    this.#base = base;
    this.#capacity = capacity;
    this.#latencies = latencies.echoes;
    this.#acknowledgements = latencies.acknowledgements;
  }

  /** A writer that is also the receiver `slot`. */
  enter(client: number, slot: number): void {
    const seen = new Int32Array(this.#capacity).fill(-1);
    for (const other of this.#attending) if (other !== slot) seen[other] = 0;
    const writer: Writer = { client, slot, times: [], seen, acknowledged: 0, countedFrom: 0 };
    this.#writers[client - this.#base] = writer;
    this.#present.add(writer);
  }

  /** From here on a receiver is expected to get what everybody writes. */
  attend(slot: number): void {
    this.#attending.add(slot);
    for (const writer of this.#present) if (writer.slot !== slot) writer.seen[slot] = writer.times.length;
  }

  /** The receiver goes: what it should have got and has not is missing, unless it is just on its way. */
  depart(slot: number, now: number): void {
    this.#attending.delete(slot);
    for (const writer of this.#present) {
      const has = writer.seen[slot] as number;
      writer.seen[slot] = -1;
      if (has < 0 || !this.#isCounting) continue;
      for (let each = Math.max(has, writer.countedFrom); each < writer.times.length; each += 1)
        if (now - (writer.times[each] as number) > ON_THE_WAY) this.missing += 1;
    }
  }

  /** The writer goes; its letters are no longer looked for. */
  leave(client: number): void {
    const writer = this.#of(client);
    if (writer === undefined) return;
    this.#present.delete(writer);
    this.#writers[client - this.#base] = undefined;
  }

  begin(): void {
    this.#isCounting = true;
    for (const writer of this.#present) writer.countedFrom = writer.times.length;
  }

  sent(client: number, now: number): void {
    this.#of(client)?.times.push(now);
  }

  acknowledged(client: number, now: number): void {
    const writer = this.#of(client);
    const at = writer?.times[writer.acknowledged];
    if (writer === undefined || at === undefined) return;
    if (this.#isCounting && writer.acknowledged >= writer.countedFrom) this.#acknowledgements.add(now - at);
    writer.acknowledged += 1;
  }

  /** Everything up to a clock is acknowledged, by an answer that does not say how much it was. */
  acknowledgedUpTo(client: number, clock: number): void {
    const writer = this.#of(client);
    if (writer !== undefined) writer.acknowledged = clock;
  }

  sentBy(client: number): number {
    return this.#of(client)?.times.length ?? 0;
  }

  acknowledgedOf(client: number): number {
    return this.#of(client)?.acknowledged ?? 0;
  }

  /** How many letters of each writer a receiver has, as the entries of a state vector. */
  vectorOf(slot: number): Map<number, number> {
    const vector = new Map<number, number>();
    for (const writer of this.#present) {
      const has = writer.slot === slot ? writer.times.length : (writer.seen[slot] as number);
      if (has > 0) vector.set(writer.client, has);
    }
    return vector;
  }

  /** Reads an update that came to a receiver. */
  read(slot: number, update: Buffer, now: number): void {
    for (const { client, clock, length } of this.#pieces(update)) {
      const writer = this.#of(client);
      if (writer === undefined || writer.slot === slot) continue;
      const has = writer.seen[slot] as number;
      if (has < 0) continue;
      if (clock > has) this.gaps += 1;
      const end = Math.min(clock + length, writer.times.length);
      if (this.#isCounting)
        for (let each = Math.max(has, clock, writer.countedFrom); each < end; each += 1) {
          this.delivered += 1;
          this.#latencies.add(now - (writer.times[each] as number));
        }
      if (end > has) writer.seen[slot] = end;
    }
  }

  /** Letters that somebody has not got yet, each counted once for every receiver. */
  outstanding(): number {
    let letters = 0;
    for (const writer of this.#present)
      for (const has of writer.seen) if (has >= 0) letters += writer.times.length - has;
    return letters;
  }

  unacknowledged(): number {
    let letters = 0;
    for (const writer of this.#present) letters += writer.times.length - writer.acknowledged;
    return letters;
  }

  /** Nothing more is waited for: what has not come until now is missing. */
  close(): void {
    for (const slot of this.#attending) this.depart(slot, Number.POSITIVE_INFINITY);
  }

  #of(client: number): Writer | undefined {
    return this.#writers[client - this.#base];
  }

  /** Everybody gets the same bytes one after another: they are decoded once. */
  #pieces(update: Buffer): readonly Piece[] {
    if (this.#lastUpdate.equals(update)) return this.#lastPieces;
    const { structs } = Y.decodeUpdate(update);
    this.#lastPieces = structs.map(({ id, length }) => ({ client: id.client, clock: id.clock, length }));
    this.#lastUpdate = Buffer.from(update);
    return this.#lastPieces;
  }
}

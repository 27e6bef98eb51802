import type { DocumentAddress, PersonId } from '@geflecht/domain';
import * as Y from 'yjs';

import { answerUpdate, type Channel, send } from './channel.ts';
import { Fanout } from './fanout.ts';
import { FirstSync } from './first-sync.ts';
import type { RejectCause, UpdateVerdict } from './guard/index.ts';
import type { DocumentLog, Stored } from './log/index.ts';
import type { CollabObserver } from './observer.ts';
import { type Committed, Resident } from './resident.ts';
import { RoomPresence } from './room-presence.ts';
import { closeMessage, namePrefix, type Prefix, presenceMessage, step1Message } from './wire.ts';

/** Close codes of RFC 6455 for what a client did wrong, and for what we cannot do just now. */
const INVALID_PAYLOAD = 1007;
const TRY_AGAIN_LATER = 1013;

/** Updates a channel may have waiting for what they rest on. */
const MOST_PARKED = 64;
/** Updates a channel may have waiting while the log is asked; some seconds of quick typing. */
const MOST_HELD = 256;
/** Bytes of either. */
const MOST_WAITING_BYTES = 4 * 1024 * 1024;
/** Whole answers a channel gets as fast as it asks, and the milliseconds between those after. */
const ANSWERS_AT_ONCE = 4;
const ANSWER_PACE = 2000;

export interface RoomOptions {
  readonly name: string;
  readonly address: DocumentAddress;
  readonly log: DocumentLog;
  readonly observer: CollabObserver;
  /** Milliseconds on a clock that only grows. */
  readonly clock: () => number;
  readonly socketsOfNode: () => number;
  /** Whether other nodes may have stored what is not known here. */
  readonly isShared: () => boolean;
  /** Whether so much waits for the disk that nothing more is taken. */
  readonly isFull: () => boolean;
  /** After a change of this node is on disk; `person` is null when the server made it. */
  readonly onChanged: (person: PersonId | null) => void;
  /** What other nodes have to know. */
  readonly onCommitted: (what: Committed) => void;
  readonly onSpoken: (states: Uint8Array) => void;
  readonly onDamaged: (cause: unknown) => void;
  readonly failed: (where: string, error: unknown) => void;
}

/** One document, and everybody on this node who has it open. */
export class Room {
  readonly #options: RoomOptions;
  readonly #resident: Resident;
  readonly #presence: RoomPresence;
  readonly #fanout: Fanout;
  readonly #firstSync: FirstSync;
  readonly channels = new Set<Channel>();
  /** What stands before its messages on the product's own sockets; one object, because frames are shared by it. */
  readonly prefix: Prefix;
  /** Whose updates wait for what they rest on. */
  readonly #parking = new Set<Channel>();
  #isClosed = false;

  constructor(options: RoomOptions, stored: Stored) {
    this.#options = options;
    const { name, address, log } = options;
    this.prefix = namePrefix(name);
    this.#resident = new Resident(
      {
        name,
        kind: address.kind,
        log,
        onForeign: (update) => {
          this.#fanout.edit(update, undefined);
          this.#unparkAll();
        },
        onDamaged: options.onDamaged,
      },
      stored,
    );
    this.#presence = new RoomPresence(address.kind, options.observer, (client, person) => {
      const owner = this.#resident.leases.get(client);
      return owner !== undefined && owner !== person;
    });
    this.#firstSync = new FirstSync(this.#resident);
    this.#fanout = new Fanout({
      channels: this.channels,
      presence: this.#presence,
      socketsOfNode: options.socketsOfNode,
      sent: (frame, bytes) => this.#firstSync.follow(frame, bytes),
      spoken: options.onSpoken,
      failed: options.failed,
    });
  }

  get address(): DocumentAddress {
    return this.#options.address;
  }

  /** Whether it was dropped from memory; whoever still has it in hand asks for it again. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  get doc(): Y.Doc {
    return this.#resident.doc;
  }

  /** What other nodes tell; see `Bus`. */
  get resident(): Resident {
    return this.#resident;
  }

  enter(channel: Channel): void {
    this.channels.add(channel);
    const everybody = this.#presence.everybody();
    if (everybody !== undefined) send(channel, presenceMessage(everybody));
  }

  leave(channel: Channel): void {
    if (!this.channels.delete(channel)) return;
    this.#parking.delete(channel);
    clearTimeout(channel.question?.timer);
    channel.parked = [];
    channel.held = undefined;
    if (this.#presence.leave(channel)) this.#fanout.cursors();
  }

  /** Takes an update in; it is answered once it is on disk. */
  take(channel: Channel, update: Uint8Array): void {
    if (this.#isClosed) return;
    if (channel.held !== undefined) {
      this.#hold(channel, channel.held, update);
      return;
    }
    const at = this.#options.clock();
    const verdict = this.#resident.judge(update, channel.person);
    if (this.#options.isShared() && mayLieElsewhere(verdict)) {
      channel.held = [update.slice()];
      this.#lookAround(channel);
    } else this.#decide(channel, update, verdict, at);
  }

  #decide(channel: Channel, update: Uint8Array, verdict: UpdateVerdict, at: number): void {
    switch (verdict.verdict) {
      case 'broken':
        this.#turnAway(channel, verdict.cause);
        return;
      case 'empty':
        this.#resident.afterCommit(() => answerUpdate(channel, true));
        this.#unparkAll();
        return;
      case 'gap':
        if (channel.access === 'read') this.#refuse(channel);
        else this.#park(channel, update);
        return;
      case 'fine':
        if (channel.access === 'read') this.#refuse(channel);
        else this.#admit(channel, update, verdict.newClients, at);
    }
  }

  /**
   * Somebody who comes from another node brings what was stored there, others' words among it. Before it is taken for
   * something new, or for somebody speaking in another's name, the log is asked.
   */
  #lookAround(channel: Channel): void {
    const at = this.#options.clock();
    this.#resident.caughtUp().then(
      () => {
        const [first, ...others] = channel.held ?? [];
        channel.held = undefined;
        if (first === undefined || this.#isClosed || !this.channels.has(channel)) return;
        this.#decide(channel, first, this.#resident.judge(first, channel.person), at);
        for (const update of others) this.take(channel, update);
      },
      (error: unknown) => {
        channel.held = undefined;
        this.#options.failed('looking around', error);
        channel.socket.close(TRY_AGAIN_LATER, 'storage_unavailable');
      },
    );
  }

  #hold(channel: Channel, held: Uint8Array[], update: Uint8Array): void {
    if (held.length < MOST_HELD && bytesOf(held) < MOST_WAITING_BYTES) held.push(update.slice());
    else channel.socket.close(TRY_AGAIN_LATER, 'storage_unavailable');
  }

  /** Sends what a client lacks, and asks for what we lack. */
  answer(channel: Channel, stateVector: Uint8Array): void {
    if (channel.question !== undefined) {
      channel.question.stateVector = stateVector.slice();
      return;
    }
    channel.answers += 1;
    if (channel.answers <= ANSWERS_AT_ONCE) {
      this.#answerNow(channel, stateVector);
      return;
    }
    // A question costs next to nothing and its answer much: who asks on and on gets the last one answered.
    const timer = setTimeout(() => {
      const asked = channel.question?.stateVector;
      channel.question = undefined;
      if (asked !== undefined && this.channels.has(channel)) this.#answerNow(channel, asked);
    }, ANSWER_PACE);
    channel.question = { timer: timer.unref(), stateVector: stateVector.slice() };
  }

  hear(channel: Channel, states: Uint8Array): void {
    // Who only reads shows nothing; a reader's presence would be a way to write.
    if (channel.access === 'read') return;
    if (this.#presence.hear(channel, states)) this.#fanout.cursors();
  }

  tellPresence(channel: Channel): void {
    const everybody = this.#presence.everybody();
    if (everybody !== undefined) send(channel, presenceMessage(everybody));
  }

  /** Reader from now on: what it showed is gone. */
  demote(channel: Channel): void {
    channel.access = 'read';
    if (this.#presence.leave(channel)) this.#fanout.cursors();
  }

  hearNode(node: string, states: Uint8Array): void {
    if (this.#presence.hearNode(node, states)) this.#fanout.cursors();
  }

  loseNode(node: string): void {
    if (this.#presence.loseNode(node)) this.#fanout.cursors();
  }

  ownPresence(): Uint8Array | undefined {
    return this.#presence.own();
  }

  /**
   * Changes the document on the server's behalf: on a copy, so that a writer that throws half way leaves no half.
   * Resolves once it is on disk.
   */
  async write(origin: string, writer: (document: Y.Doc) => void): Promise<void> {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc));
    const before = Y.encodeStateVector(copy);
    let isChanged = false;
    copy.once('update', () => {
      isChanged = true;
    });
    copy.transact(() => writer(copy), origin);
    const update = Y.encodeStateAsUpdate(copy, before);
    copy.destroy();
    if (!isChanged) return;
    await new Promise<void>((resolve, reject) => {
      if (this.#isClosed) return reject(new Error('The document is being read anew.'));
      this.#resident.change(update, [], (committed) => {
        this.#committed(committed, undefined);
        resolve();
      });
    });
  }

  isIdle(): boolean {
    return this.channels.size === 0 && this.#resident.isIdle();
  }

  async settled(): Promise<void> {
    await this.#resident.settled();
  }

  /** Lets everybody go; their clients shake hands anew. */
  close(reason: string): void {
    this.#isClosed = true;
    this.#fanout.stop();
    for (const channel of this.channels) {
      clearTimeout(channel.question?.timer);
      send(channel, closeMessage(reason));
    }
    this.channels.clear();
    this.#firstSync.forget();
    this.#resident.destroy();
  }

  #admit(channel: Channel, update: Uint8Array, newClients: readonly number[], at: number): void {
    const { person } = channel;
    for (const client of newClients) {
      // Somebody is just showing a cursor with it.
      const speaker = this.#presence.ownerOf(client);
      if (speaker !== undefined && speaker !== person) {
        this.#turnAway(channel, 'foreign_client');
        return;
      }
    }
    if (this.#options.isFull()) {
      channel.socket.close(TRY_AGAIN_LATER, 'storage_unavailable');
      return;
    }
    const leases = newClients.map((client) => ({ client, person }));
    this.#resident.change(update, leases, (committed) => {
      answerUpdate(channel, true);
      this.#options.observer.acknowledged(this.#options.clock() - at);
      this.#committed(committed, channel);
    });
    this.#unparkAll();
  }

  #committed(committed: Committed | undefined, author: Channel | undefined): void {
    if (committed === undefined || this.#isClosed) return;
    this.#fanout.edit(committed.update, author);
    this.#options.onCommitted(committed);
    this.#options.onChanged(author?.person ?? null);
  }

  /** The rest is asked for; what came is kept and answered once the rest is here. */
  #park(channel: Channel, update: Uint8Array): void {
    if (channel.parked.length >= MOST_PARKED || bytesOf(channel.parked) >= MOST_WAITING_BYTES) {
      channel.socket.close(TRY_AGAIN_LATER, 'invalid_message');
      return;
    }
    channel.parked.push(update.slice());
    this.#parking.add(channel);
    send(channel, step1Message(Y.encodeStateVector(this.doc)));
  }

  /** Something new is here; what waited for it may be whole now. */
  #unparkAll(): void {
    // One that still waits stands in the set again afterwards.
    const waiting = [...this.#parking];
    for (const channel of waiting) this.#unpark(channel);
  }

  #unpark(channel: Channel): void {
    const waiting = channel.parked;
    channel.parked = [];
    this.#parking.delete(channel);
    const still: Uint8Array[] = [];
    for (const update of waiting) {
      if (this.#resident.judge(update, channel.person).verdict === 'gap') still.push(update);
      else this.take(channel, update);
    }
    if (still.length === 0) return;
    channel.parked.unshift(...still);
    this.#parking.add(channel);
    // What was just taken may be what an earlier one waited for.
    if (still.length < waiting.length) this.#unpark(channel);
  }

  #refuse(channel: Channel): void {
    this.#options.observer.rejected('read_only');
    answerUpdate(channel, false);
  }

  /** Nothing more is taken from this channel, and its socket falls: a client must not go on typing into nothing. */
  #turnAway(channel: Channel, cause: RejectCause): void {
    this.#options.observer.rejected(cause);
    this.demote(channel);
    channel.socket.close(INVALID_PAYLOAD, 'invalid_message');
  }

  #answerNow(channel: Channel, stateVector: Uint8Array): void {
    let answer;
    try {
      answer = this.#firstSync.answer(stateVector);
    } catch {
      this.#turnAway(channel, 'bad_frame');
      return;
    }
    this.#resident.afterCommit(() => {
      if (!this.channels.has(channel)) return;
      for (const frame of answer(channel.prefix)) channel.socket.write(frame);
    });
  }
}

/** New client ids, somebody else's, or a gap: on one node that is what it seems, on several it may be stored already. */
function mayLieElsewhere(verdict: UpdateVerdict): boolean {
  switch (verdict.verdict) {
    case 'fine':
      return verdict.newClients.length > 0;
    case 'gap':
      return true;
    case 'broken':
      return verdict.cause === 'foreign_client';
    case 'empty':
      return false;
  }
}

function bytesOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, update) => sum + update.byteLength, 0);
}

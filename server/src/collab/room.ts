import type { DocumentAddress, PersonId } from '@geflecht/domain';
import * as Y from 'yjs';

import { StorageUnavailable } from '../storage/index.ts';
import { type Channel, send } from './channel.ts';
import { CLOSE_CODE } from './close-codes.ts';
import { Fanout } from './fanout.ts';
import { FirstSync } from './first-sync.ts';
import type { RejectCause } from './guard/index.ts';
import { Intake } from './intake.ts';
import type { LiveSocket } from './live-socket.ts';
import type { DocumentLog, Stored } from './log/index.ts';
import type { CollabObserver } from './observer.ts';
import { type Committed, Resident } from './resident.ts';
import { RoomPresence } from './room-presence.ts';
import { closeMessage, namePrefix, type Prefix, presenceMessage } from './wire.ts';

/** Milliseconds after which it is looked again whether a reader has taken what is under way to it. */
const SWAMPED_AGAIN = 500;

export interface RoomOptions {
  readonly name: string;
  readonly address: DocumentAddress;
  readonly log: DocumentLog;
  readonly observer: CollabObserver;
  /** Milliseconds on a clock that only grows. */
  readonly clock: () => number;
  readonly socketsOfNode: () => number;
  /** Milliseconds that a socket has to wait for a whole answer, because it has had so many. */
  readonly paceAnswer: (socket: LiveSocket) => number;
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
  readonly #intake: Intake;
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
          this.#intake.unpark();
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
      takeIn: () => {
        this.#intake.flush();
        return !this.#resident.isIdle();
      },
      sent: (frame, bytes) => this.#firstSync.follow(frame, bytes),
      spoken: options.onSpoken,
      failed: options.failed,
      torn: options.onDamaged,
    });
    this.#intake = new Intake({
      resident: this.#resident,
      channels: this.channels,
      observer: options.observer,
      clock: options.clock,
      speakerOf: (client) => this.#presence.ownerOf(client),
      isShared: options.isShared,
      isFull: options.isFull,
      committed: (what, authors) => this.#committed(what, authors),
      turnAway: (channel, cause) => this.#turnAway(channel, cause),
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
    // What it said last counts.
    this.#intake.flush();
    if (!this.channels.delete(channel)) return;
    this.#intake.forget(channel);
    clearTimeout(channel.question?.timer);
    if (this.#presence.leave(channel)) this.#fanout.cursors();
  }

  /** Takes an update in; it is answered once it is on disk. */
  take(channel: Channel, update: Uint8Array): void {
    this.#intake.take(channel, update);
  }

  /** Sends what a client lacks, and asks for what we lack. */
  answer(channel: Channel, stateVector: Uint8Array): void {
    if (channel.question !== undefined) {
      channel.question.stateVector = stateVector.slice();
      return;
    }
    // A question costs next to nothing and its answer much: who asks on and on gets the last one answered, and who does
    // not read what was answered gets nothing more.
    const wait = this.#options.paceAnswer(channel.socket);
    if (wait === 0 && !channel.socket.isSwamped()) this.#answerNow(channel, stateVector);
    else this.#answerLater(channel, stateVector.slice(), wait === 0 ? SWAMPED_AGAIN : wait);
  }

  #answerLater(channel: Channel, stateVector: Uint8Array, wait: number): void {
    const timer = setTimeout(() => {
      const asked = channel.question?.stateVector;
      channel.question = undefined;
      if (asked === undefined || !this.channels.has(channel)) return;
      if (channel.socket.isSwamped()) this.#answerLater(channel, asked, SWAMPED_AGAIN);
      else this.#answerNow(channel, asked);
    }, wait);
    channel.question = { timer: timer.unref(), stateVector };
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
    this.#intake.flush();
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
      const refused = (cause: unknown): void =>
        reject(new StorageUnavailable('The document is being read anew.', { cause }));
      if (this.#isClosed) return refused(undefined);
      this.#resident.change(
        (apply) => apply(update, []),
        (committed) => {
          if (committed !== undefined) this.#committed(committed, undefined);
          resolve();
        },
        refused,
      );
    });
  }

  isIdle(): boolean {
    return this.channels.size === 0 && this.#resident.isIdle();
  }

  /** What has come so far is taken in. */
  flush(): void {
    this.#intake.flush();
  }

  async settled(): Promise<void> {
    this.flush();
    await this.#resident.settled();
  }

  /** Lets everybody go; their clients shake hands anew. */
  close(reason: string): void {
    this.#isClosed = true;
    this.#intake.close();
    this.#fanout.stop();
    for (const channel of this.channels) {
      clearTimeout(channel.question?.timer);
      send(channel, closeMessage(reason));
    }
    this.channels.clear();
    this.#firstSync.forget();
    this.#resident.destroy();
  }

  #committed(committed: Committed, authors: ReadonlySet<Channel> | undefined): void {
    if (this.#isClosed) return;
    const [first] = authors ?? [];
    this.#fanout.edit(committed.update, authors?.size === 1 ? first : undefined);
    this.#options.onCommitted(committed);
    const people = new Set(Array.from(authors ?? [], ({ person }) => person));
    if (people.size === 0) this.#options.onChanged(null);
    for (const person of people) this.#options.onChanged(person);
  }

  /** Nothing more is taken from this channel, and its socket falls: a client must not go on typing into nothing. */
  #turnAway(channel: Channel, cause: RejectCause): void {
    this.#options.observer.rejected(cause);
    this.demote(channel);
    channel.socket.close(CLOSE_CODE.invalidPayload, 'invalid_message');
  }

  #answerNow(channel: Channel, stateVector: Uint8Array): void {
    this.#intake.flush();
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

import * as Y from 'yjs';

import { bothFrames, type Channel, frames } from './channel.ts';
import { cursorWindow, editWindow } from './pace.ts';
import type { RoomPresence } from './room-presence.ts';
import { type Prefix, presenceMessage, updateMessage } from './wire.ts';

/** Updates that are merged into one at once; merging many costs more than it saves. */
const MERGED = 64;

/** Milliseconds that cursors wait at most for changes on their way to the disk, to leave with them. */
const COMPANY = 15;

type FrameOf = (prefix: Prefix) => Buffer;

/** Cursors that are leaving. */
interface Cursors {
  readonly changed: FrameOf;
  /** Of all who show one, for somebody who has missed changes. */
  readonly everybody: FrameOf;
}

export interface FanoutOptions {
  readonly channels: ReadonlySet<Channel>;
  readonly presence: RoomPresence;
  readonly socketsOfNode: () => number;
  /** Takes in what was gathered; answers whether changes are on their way to the disk. */
  readonly takeIn: () => boolean;
  /** Hears every frame of changes that leaves, with its length. */
  readonly sent: (frame: FrameOf, bytes: number) => void;
  /** What other nodes are to hear of the people here. */
  readonly spoken: (states: Uint8Array) => void;
  /** Changes could not be told: those who are here no longer hold what is on disk. */
  readonly torn: (error: unknown) => void;
  /** A contained exception. */
  readonly failed: (where: string, error: unknown) => void;
}

/** Sends what happens in a document to everybody who has it open: gathered, encoded once, the same bytes for all. */
export class Fanout {
  readonly #options: FanoutOptions;
  #updates: Uint8Array[] = [];
  /** Who made all of the gathered changes; `undefined` when it was several. */
  #author: Channel | 'nobody' | undefined = 'nobody';
  #cursorTimer: NodeJS.Timeout | undefined;
  /** Milliseconds of the window in which cursors are being gathered. */
  #cursorWindow = 0;
  /** When the last movements were due to leave; a late timer is made up for by the next one. */
  #cursorsDue = 0;

  constructor(options: FanoutOptions) {
    this.#options = options;
  }

  /** A change that is on disk; `author` has it already. What one commit held leaves together. */
  edit(update: Uint8Array, author: Channel | undefined): void {
    if (this.#author === 'nobody') this.#author = author;
    else if (this.#author !== author) this.#author = undefined;
    this.#updates.push(update);
    // In the turn of the acknowledgements, so that both leave in one system call.
    if (this.#updates.length === 1) queueMicrotask(() => this.#flushEdits());
  }

  /** Somebody's presence changed. */
  cursors(): void {
    if (this.#cursorTimer !== undefined) return;
    const { channels, socketsOfNode } = this.#options;
    const now = performance.now();
    this.#cursorWindow = cursorWindow(channels.size, socketsOfNode());
    this.#cursorsDue = Math.max(now, this.#cursorsDue + this.#cursorWindow);
    this.#flushCursorsIn(this.#cursorsDue - now, () => this.#cursorsAreDue());
  }

  stop(): void {
    clearTimeout(this.#cursorTimer);
  }

  #flushEdits(): void {
    const [updates, author] = [this.#updates, this.#author];
    this.#updates = [];
    this.#author = 'nobody';
    let cursors: Cursors | undefined;
    if (this.#areCursorsNear())
      this.#contained('cursors', () => {
        cursors = this.#drainCursors();
      });
    try {
      for (let from = 0; from < updates.length; from += MERGED) {
        const part = updates.slice(from, from + MERGED);
        const body = updateMessage(part.length === 1 ? (part[0] as Uint8Array) : Y.mergeUpdates(part));
        const frame = frames(body);
        this.#options.sent(frame, body.length);
        const isLast = from + MERGED >= updates.length;
        this.#tell(frame, author, isLast ? cursors : undefined);
      }
    } catch (error) {
      this.#options.torn(error);
    }
  }

  /** Tells everybody but its author of a change, and everybody of the cursors that leave with it. */
  #tell(frame: FrameOf, author: Channel | 'nobody' | undefined, cursors: Cursors | undefined): void {
    const { channels } = this.#options;
    if (cursors === undefined) {
      for (const channel of channels)
        if (channel !== author) channel.socket.writeAtOnce(frame(channel.prefix));
      return;
    }
    const both = bothFrames(frame, cursors.changed);
    for (const channel of channels) {
      const { socket, prefix } = channel;
      if (channel !== author && !channel.isOwedCursors && !socket.isBehind()) {
        socket.writeAtOnce(both(prefix));
        continue;
      }
      if (channel !== author) socket.write(frame(prefix));
      this.#show(channel, cursors);
    }
  }

  #flushCursorsIn(milliseconds: number, flush: () => void): void {
    this.#cursorTimer = setTimeout(() => this.#contained('cursors', flush), milliseconds);
  }

  /** Changes that would be gathered no longer than cursors are go with them: half the system calls. */
  #cursorsAreDue(): void {
    const { channels, takeIn } = this.#options;
    const window = editWindow(channels.size);
    if (window > 0 && window <= this.#cursorWindow && takeIn())
      this.#flushCursorsIn(COMPANY, () => this.#flushCursors());
    else this.#flushCursors();
  }

  /** Whether cursors that would follow soon can leave with changes that are leaving. */
  #areCursorsNear(): boolean {
    if (this.#cursorTimer === undefined) return false;
    const now = performance.now();
    if (this.#cursorsDue - now > this.#cursorWindow / 2) return false;
    this.#cursorsDue = now;
    return true;
  }

  #flushCursors(): void {
    const cursors = this.#drainCursors();
    if (cursors === undefined) return;
    for (const channel of this.#options.channels) this.#show(channel, cursors);
  }

  #drainCursors(): Cursors | undefined {
    clearTimeout(this.#cursorTimer);
    this.#cursorTimer = undefined;
    const { presence, spoken } = this.#options;
    const drained = presence.drain();
    if (drained === undefined) return undefined;
    if (drained.own !== undefined) spoken(drained.own);
    let everybody: FrameOf | undefined;
    return {
      changed: frames(presenceMessage(drained.all)),
      everybody: (prefix) => {
        everybody ??= frames(presenceMessage(presence.everybody() ?? drained.all));
        return everybody(prefix);
      },
    };
  }

  #show(channel: Channel, cursors: Cursors): void {
    const { socket, prefix } = channel;
    if (socket.isBehind()) channel.isOwedCursors = true;
    else if (channel.isOwedCursors) {
      channel.isOwedCursors = false;
      // Who left meanwhile stands only in the changes.
      socket.write(cursors.changed(prefix));
      socket.write(cursors.everybody(prefix));
    } else socket.writeAtOnce(cursors.changed(prefix));
  }

  #contained(where: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.failed(where, error);
    }
  }
}

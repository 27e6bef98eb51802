import * as Y from 'yjs';

import { type Channel, frames } from './channel.ts';
import { cursorWindow, editWindow } from './pace.ts';
import type { RoomPresence } from './room-presence.ts';
import { type Prefix, presenceMessage, updateMessage } from './wire.ts';

/** Updates that are merged into one at once; merging many costs more than it saves. */
const MERGED = 64;

/** Milliseconds that cursors wait at most for changes on their way to the disk, to leave with them. */
const COMPANY = 15;

export interface FanoutOptions {
  readonly channels: ReadonlySet<Channel>;
  readonly presence: RoomPresence;
  readonly socketsOfNode: () => number;
  /** Takes in what was gathered; answers whether changes are on their way to the disk. */
  readonly takeIn: () => boolean;
  /** Hears every frame of changes that leaves, with its length. */
  readonly sent: (frame: (prefix: Prefix) => Buffer, bytes: number) => void;
  /** What other nodes are to hear of the people here. */
  readonly spoken: (states: Uint8Array) => void;
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
    if (this.#updates.length === 1) queueMicrotask(() => this.#contained('edits', () => this.#flushEdits()));
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
    for (let from = 0; from < updates.length; from += MERGED) {
      const part = updates.slice(from, from + MERGED);
      const body = updateMessage(part.length === 1 ? (part[0] as Uint8Array) : Y.mergeUpdates(part));
      const frame = frames(body);
      this.#options.sent(frame, body.length);
      for (const channel of this.#options.channels)
        if (channel !== author) channel.socket.write(frame(channel.prefix));
    }
    this.#joinedByCursors();
  }

  #flushCursorsIn(milliseconds: number, flush: () => void): void {
    this.#cursorTimer = setTimeout(() => this.#contained('cursors', flush), milliseconds);
  }

  /** In a crowd the changes of the same while go with the cursors: half the system calls. */
  #cursorsAreDue(): void {
    const { channels, takeIn } = this.#options;
    const isCrowd = this.#cursorWindow >= editWindow(channels.size);
    if (isCrowd && takeIn()) this.#flushCursorsIn(COMPANY, () => this.#flushCursors());
    else this.#flushCursors();
  }

  /** Changes are leaving: cursors that would follow soon leave with them. */
  #joinedByCursors(): void {
    if (this.#cursorTimer === undefined) return;
    const now = performance.now();
    if (this.#cursorsDue - now > this.#cursorWindow / 2) return;
    this.#cursorsDue = now;
    this.#flushCursors();
  }

  #flushCursors(): void {
    clearTimeout(this.#cursorTimer);
    this.#cursorTimer = undefined;
    const { channels, presence } = this.#options;
    const drained = presence.drain();
    if (drained === undefined) return;
    if (drained.own !== undefined) this.#options.spoken(drained.own);
    const changed = frames(presenceMessage(drained.all));
    let everybody: ((prefix: Prefix) => Buffer) | undefined;
    for (const channel of channels) {
      if (channel.socket.isBehind()) channel.isOwedCursors = true;
      else if (channel.isOwedCursors) {
        channel.isOwedCursors = false;
        everybody ??= frames(presenceMessage(presence.everybody() ?? drained.all));
        // Who left meanwhile stands only in the changes.
        channel.socket.write(changed(channel.prefix));
        channel.socket.write(everybody(channel.prefix));
      } else channel.socket.write(changed(channel.prefix));
    }
  }

  #contained(where: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.failed(where, error);
    }
  }
}

import { type DocumentAddress, documentName, parseDocumentName } from '@geflecht/domain';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

import type { DocumentRefusal, DocumentStatus } from './document-status.ts';
import type { Frame } from './frames.ts';
import type { SharedDocument } from './shared-document.ts';

/** Why nobody may write just now although the person may: the store fails, or page and server are not of one age. */
export type Pause = 'storage' | 'page_outdated' | 'server_outdated';

/** A reader's hold on one live document. */
export interface LiveDocument {
  /** Another one after `status` or `paused` changed: what shows it begins anew. */
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly access: 'write' | 'read';
  /** Why `access` is `read` for a while. */
  readonly paused: Pause | undefined;
  readonly status: DocumentStatus;
  readonly refusal: DocumentRefusal | undefined;
  /** Changes made on this device and not acknowledged. */
  readonly unacknowledged: number;
  subscribe(listener: () => void): () => void;
  /** Lets go; the last one closes the document once everything written in it is acknowledged. */
  release(): void;
}

/** A document in which words are waiting that the server will not take. */
export interface Stranded {
  readonly address: DocumentAddress;
  readonly refusal: DocumentRefusal;
  readonly waiting: number;
  /** For reading the words. */
  readonly doc: Y.Doc;
}

interface Held {
  readonly address: DocumentAddress;
  shared: SharedDocument;
  readonly listeners: Set<() => void>;
  readers: number;
  closing: ReturnType<typeof setTimeout> | undefined;
}

export interface HeldDocumentsOptions {
  readonly create: (address: DocumentAddress, changed: () => void) => SharedDocument;
  /** How long a document stays open after its last reader left, in milliseconds. */
  readonly linger: number;
  readonly isStoreFailing: () => boolean;
  /** Something that counts for the tab has changed. */
  readonly changed: () => void;
}

/** The documents a tab has open, each once. */
export interface HeldDocuments {
  all(): SharedDocument[];
  named(name: string): SharedDocument | undefined;
  open(address: DocumentAddress): LiveDocument;
  /** Opens documents in which something is unsent, until it has arrived. */
  carry(names: Iterable<string>): void;
  stranded(): readonly Stranded[];
  /** Gives up what was written in a document and is not acknowledged, and begins anew with what the server has. */
  discard(address: DocumentAddress): Promise<void>;
  /** All readers look again. */
  tellAll(): void;
  sent(frame: Frame): void;
  received(frame: Frame): void;
  destroy(): void;
}

export function createHeldDocuments(options: HeldDocumentsOptions): HeldDocuments {
  const held = new Map<string, Held>();
  const all = (): SharedDocument[] => [...held.values()].map((entry) => entry.shared);

  function tell(entry: Held): void {
    for (const listener of entry.listeners) listener();
  }
  function close(name: string, entry: Held): void {
    // What was written is carried home first; the attempt repeats with every acknowledgement.
    if (entry.shared.unacknowledged > 0) return;
    held.delete(name);
    entry.shared.destroy();
    options.changed();
  }
  function documentChanged(name: string): void {
    const entry = held.get(name);
    if (entry === undefined) return;
    options.changed();
    tell(entry);
    if (entry.readers === 0 && entry.closing === undefined) close(name, entry);
  }
  function hold(name: string, address: DocumentAddress): Held {
    const known = held.get(name);
    if (known !== undefined) return known;
    const entry: Held = {
      address,
      readers: 0,
      closing: undefined,
      listeners: new Set(),
      shared: options.create(address, () => documentChanged(name)),
    };
    held.set(name, entry);
    return entry;
  }
  function take(entry: Held): void {
    clearTimeout(entry.closing);
    entry.closing = undefined;
    entry.readers += 1;
  }
  function letGo(name: string, entry: Held): void {
    entry.readers -= 1;
    if (entry.readers > 0) return;
    entry.shared.appear(false);
    entry.closing = setTimeout(() => {
      entry.closing = undefined;
      if (held.get(name) === entry) close(name, entry);
    }, options.linger);
  }
  function pauseOf({ behind }: SharedDocument): Pause | undefined {
    if (behind !== undefined) return `${behind}_outdated`;
    return options.isStoreFailing() ? 'storage' : undefined;
  }
  function isStranded(entry: Held): boolean {
    return entry.shared.refused && entry.shared.unacknowledged > 0;
  }

  return {
    all,
    named: (name) => held.get(name)?.shared,
    open(address) {
      const name = documentName(address);
      const entry = hold(name, address);
      take(entry);
      entry.shared.appear(true);
      let isReleased = false;
      return {
        get doc() {
          return entry.shared.doc;
        },
        get awareness() {
          return entry.shared.awareness;
        },
        get access() {
          return pauseOf(entry.shared) === undefined ? entry.shared.access : 'read';
        },
        get paused() {
          return pauseOf(entry.shared);
        },
        get status() {
          return entry.shared.status;
        },
        get refusal() {
          return entry.shared.refusal;
        },
        get unacknowledged() {
          return entry.shared.unacknowledged;
        },
        subscribe(listener) {
          entry.listeners.add(listener);
          return () => entry.listeners.delete(listener);
        },
        release() {
          if (isReleased) return;
          isReleased = true;
          letGo(name, entry);
        },
      };
    },
    carry(names) {
      for (const name of names) {
        const address = parseDocumentName(name);
        if (address === undefined || held.has(name)) continue;
        const entry = hold(name, address);
        take(entry);
        entry.shared.appear(false);
        void entry.shared.opened.then(() => letGo(name, entry));
      }
    },
    stranded: () =>
      [...held.values()].filter(isStranded).map(({ address, shared }) => ({
        address,
        refusal: shared.refusal ?? 'internal',
        waiting: shared.unacknowledged,
        doc: shared.own,
      })),
    async discard(address) {
      const name = documentName(address);
      const entry = held.get(name);
      if (entry === undefined) return;
      const before = entry.shared;
      await before.forget();
      before.destroy();
      if (entry.readers === 0) held.delete(name);
      else {
        entry.shared = options.create(address, () => documentChanged(name));
        entry.shared.appear(true);
      }
      options.changed();
      tell(entry);
    },
    tellAll() {
      for (const entry of held.values()) tell(entry);
    },
    sent: (frame) => held.get(frame.document)?.shared.sent(frame),
    received: (frame) => held.get(frame.document)?.shared.received(frame),
    destroy() {
      for (const entry of held.values()) {
        clearTimeout(entry.closing);
        entry.shared.destroy();
      }
      held.clear();
    },
  };
}

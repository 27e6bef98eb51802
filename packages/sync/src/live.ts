import { CLOSE } from '@geflecht/contract';
import { type DocumentAddress, documentName, HUB_DOCUMENT, type PersonId } from '@geflecht/domain';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';

import {
  CONNECTION,
  type ConnectionEvent,
  type ConnectionState,
  type SaveState,
  saveStateOf,
} from './connection.ts';
import type { DocumentRefusal, DocumentStatus } from './document-status.ts';
import { createHub, type Hub } from './hub.ts';
import { createSharedDocument, type SharedDocument } from './shared-document.ts';
import { Wire } from './wire.ts';

export interface LiveOptions {
  /** Address of the socket, `ws://…` or `wss://…`. */
  readonly url: string;
  /** Milliseconds on any clock that only grows. */
  readonly now: () => number;
  /** 0 ≤ n < 1; spreads the attempts of many tabs. */
  readonly random?: () => number;
  /** Who is here; stands in the awareness of the open documents as an id, never as a name. */
  readonly person?: PersonId;
  /** The newest event's number the caller knows, so that nothing between is missed. */
  readonly after?: number;
  /** Where `online` and `offline` are heard; the window in a browser. */
  readonly network?: EventTarget;
  /** How long a document stays open after its last reader left, in milliseconds. */
  readonly linger?: number;
}

/** A reader's hold on one live document. */
export interface LiveDocument {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly access: 'write' | 'read';
  readonly status: DocumentStatus;
  readonly refusal: DocumentRefusal | undefined;
  /** Changes made here and not acknowledged. */
  readonly unacknowledged: number;
  subscribe(listener: () => void): () => void;
  /** Lets go; the last one closes the document once everything written in it is acknowledged. */
  release(): void;
}

/** One socket per tab, with all open documents, presence and the event feed on it. */
export interface Live {
  readonly hub: Hub;
  open(address: DocumentAddress): LiveDocument;
  connection(): ConnectionState;
  /** Always true; the same object until it changes. */
  saveState(): SaveState;
  /** What the server last said of its store. */
  storage(): 'failing' | 'writable';
  /** Whether leaving now would lose something; for the question before the page unloads. */
  hasUnsaved(): boolean;
  /** Hears every change of the connection or the save state. */
  subscribe(listener: () => void): () => void;
  /** Shakes hands anew on all documents, after the person's rights changed. */
  renew(): void;
  /** After the session had ended, the same person has signed in again: what was written meanwhile goes out now. */
  signedIn(): void;
  destroy(): void;
}

interface Held {
  readonly shared: SharedDocument;
  readonly listeners: Set<() => void>;
  readers: number;
  closing: ReturnType<typeof setTimeout> | undefined;
}

/** Silence of the server after which an unanswered change means that the socket is dead. */
const STALLED_AFTER = 15_000;
const STALL_CHECK = 3_000;
/** Hocuspocus uses our `sessionEnded` number for its own time-outs. */
const STOCK_REASONS: readonly string[] = ['Connection Timeout', 'forced'];

export function createLive(options: LiveOptions): Live {
  const { now, person } = options;
  const random = options.random ?? Math.random;
  const linger = options.linger ?? 3_000;
  const held = new Map<string, Held>();
  const listeners = new Set<() => void>();
  let connection: ConnectionState = 'starting';
  let save: SaveState = { kind: 'saved' };
  let heardAt = now();
  let storage: 'failing' | 'writable' = 'writable';

  function shared(): SharedDocument[] {
    return [...held.values()].map((entry) => entry.shared);
  }
  function settle(): void {
    const next = saveStateOf(connection, shared());
    if (JSON.stringify(next) === JSON.stringify(save)) return;
    save = next;
    tellAll();
  }
  function tellAll(): void {
    for (const listener of listeners) listener();
  }
  function happens(event: ConnectionEvent): void {
    const { next, effect } = CONNECTION[connection][event];
    const moved = next !== connection;
    connection = next;
    if (effect === 'stop') wire.stop();
    else if (effect === 'drop') wire.drop();
    else if (effect === 'connect_now') wire.connectNow();
    else if (effect === 'resume') wire.resume();
    settle();
    if (moved) tellAll();
  }
  const sessionEnded = (): void => happens('session_ended');

  const wire = new Wire({
    url: options.url,
    random,
    watch: {
      opened: () => {
        heardAt = now();
        happens('opened');
      },
      lost: (code, reason) => {
        for (const document of shared()) document.socketFell();
        const ended =
          code === CLOSE.unauthenticated || (code === CLOSE.sessionEnded && !STOCK_REASONS.includes(reason));
        happens(ended ? 'session_ended' : 'lost');
      },
      sent: (frame) => held.get(frame.document)?.shared.sent(frame),
      received: (frame) => {
        heardAt = now();
        if (frame.document === HUB_DOCUMENT) hub.received(frame);
        else held.get(frame.document)?.shared.received(frame);
      },
    },
  });
  const hub = createHub({
    wire,
    random,
    after: options.after,
    sessionEnded,
    storage(state) {
      storage = state;
      tellAll();
    },
  });

  const stallCheck = setInterval(() => {
    const since = Math.min(...shared().map((document) => document.waitingSince ?? Infinity));
    if (now() - Math.max(since, heardAt) > STALLED_AFTER) happens('stalled');
  }, STALL_CHECK);

  const network = options.network;
  const networkGone = (): void => happens('network_gone');
  const networkBack = (): void => happens('network_back');
  network?.addEventListener('offline', networkGone);
  network?.addEventListener('online', networkBack);

  function close(name: string, entry: Held): void {
    const { shared: document } = entry;
    // What was written is carried home first; the attempt repeats with every acknowledgement.
    if (document.unacknowledged > 0 && !document.refused) return;
    held.delete(name);
    document.destroy();
    settle();
  }
  function hold(name: string, address: DocumentAddress): Held {
    const entry = held.get(name);
    if (entry !== undefined) return entry;
    const created: Held = {
      readers: 0,
      closing: undefined,
      listeners: new Set(),
      shared: createSharedDocument({
        address,
        wire,
        person,
        now,
        random,
        sessionEnded,
        changed: () => documentChanged(name),
      }),
    };
    held.set(name, created);
    return created;
  }
  function documentChanged(name: string): void {
    const entry = held.get(name);
    if (entry === undefined) return;
    settle();
    for (const listener of entry.listeners) listener();
    if (entry.readers === 0 && entry.closing === undefined) close(name, entry);
  }

  return {
    hub,
    open(address) {
      const name = documentName(address);
      const entry = hold(name, address);
      const document = entry.shared;
      clearTimeout(entry.closing);
      entry.closing = undefined;
      entry.readers += 1;
      if (entry.readers === 1) document.appear(true);
      let released = false;
      return {
        doc: document.doc,
        awareness: document.awareness,
        get access() {
          return document.access;
        },
        get status() {
          return document.status;
        },
        get refusal() {
          return document.refusal;
        },
        get unacknowledged() {
          return document.unacknowledged;
        },
        subscribe(listener) {
          entry.listeners.add(listener);
          return () => entry.listeners.delete(listener);
        },
        release() {
          if (released) return;
          released = true;
          entry.readers -= 1;
          if (entry.readers > 0) return;
          document.appear(false);
          entry.closing = setTimeout(() => {
            entry.closing = undefined;
            close(name, entry);
          }, linger);
        },
      };
    },
    connection: () => connection,
    saveState: () => save,
    storage: () => storage,
    hasUnsaved: () => shared().some((document) => document.unacknowledged > 0),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    renew: () => happens('renew'),
    signedIn: () => happens('session_begun'),
    destroy() {
      clearInterval(stallCheck);
      network?.removeEventListener('offline', networkGone);
      network?.removeEventListener('online', networkBack);
      for (const entry of held.values()) {
        clearTimeout(entry.closing);
        entry.shared.destroy();
      }
      held.clear();
      hub.destroy();
      happens('destroyed');
      wire.destroy();
      listeners.clear();
    },
  };
}

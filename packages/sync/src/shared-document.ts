import { type DocumentMessage, handshakeToken } from '@geflecht/contract';
import { type DocumentAddress, documentName, type PersonId } from '@geflecht/domain';
import { HocuspocusProvider } from '@hocuspocus/provider';
import { Awareness, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { within } from './copies/database.ts';
import type { LocalCopy } from './copies/local-copy.ts';
import {
  DOCUMENT,
  type DocumentEvent,
  type DocumentRefusal,
  type DocumentStatus,
  verdictOf,
} from './document-status.ts';
import type { Frame } from './frames.ts';
import { createLedger } from './ledger.ts';
import { createReadingCopy, type ReadingCopy } from './reading-copy.ts';
import { createRetry } from './retry.ts';
import type { DocumentLoad } from './save-state.ts';
import type { Wire } from './wire.ts';

export interface SharedDocumentOptions {
  readonly address: DocumentAddress;
  readonly wire: Wire;
  readonly person: PersonId | undefined;
  readonly now: () => number;
  readonly random: () => number;
  /** Milliseconds of the calendar. */
  readonly date: () => number;
  /** The shape of this kind of document that the page knows. */
  readonly schema: number;
  /** Opens the copy on this device; `undefined` where none is kept. */
  readonly openCopy: ((doc: Y.Doc) => LocalCopy) | undefined;
  /** Something a reader may show has changed. */
  readonly changed: () => void;
  /** The server says there is no session. */
  readonly sessionEnded: () => void;
}

/** Which side is behind when page and server know different shapes of a document. */
export type Outdated = 'page' | 'server';

/** One live document of the tab, however many screens show it. */
export interface SharedDocument extends DocumentLoad {
  /** What readers may show and change. While page and server differ it is a copy that gives nothing back. */
  readonly doc: Y.Doc;
  /** What is sent and kept. */
  readonly own: Y.Doc;
  readonly awareness: Awareness;
  readonly status: DocumentStatus;
  readonly refusal: DocumentRefusal | undefined;
  readonly access: 'write' | 'read';
  readonly behind: Outdated | undefined;
  /** Whether what is written now will be here after the tab is closed. */
  readonly isKept: boolean;
  readonly waitingSince: number | undefined;
  /** Resolves once the copy on this device has been read, or is not to be had. */
  readonly opened: Promise<void>;
  /** Shows or hides the person to the others. */
  appear(present: boolean): void;
  /** `isBlamed`: the server says that we sent something impossible. */
  socketFell(isBlamed: boolean): void;
  sent(frame: Frame): void;
  received(frame: Frame): void;
  /** What was written cannot be sent. */
  refuse(reason: DocumentRefusal): void;
  /** Takes over what other tabs of this browser have written meanwhile. */
  refresh(): Promise<void>;
  /** Takes the copy on this device away; only before `destroy`. */
  forget(): Promise<void>;
  destroy(): void;
}

/** Falls of the socket in a row, each with something of this document unanswered, for which the server blames us. */
const MOST_STRIKES = 3;
/** After this the handshake begins without the copy, which may still come. */
const COPY_PATIENCE = 2_000;

export function createSharedDocument(options: SharedDocumentOptions): SharedDocument {
  const { address, wire, person, random, schema } = options;
  const own = new Y.Doc();
  const awareness = new Awareness(own);
  const ledger = createLedger(options.now);
  let status: DocumentStatus = 'loading';
  let refusal: DocumentRefusal | undefined;
  let access: 'write' | 'read' = 'read';
  let channel: 'up' | 'down' = 'up';
  let behind: Outdated | undefined;
  /** Whether the server has said since the last handshake that we differ. */
  let wasToldOfDifference = false;
  let glass: ReadingCopy | undefined;
  let isDestroyed = false;
  let strikes = 0;
  const handshake = createRetry(random, shakeHands);

  function step(event: DocumentEvent): void {
    status = DOCUMENT[status][event];
    options.changed();
  }
  function refuse(reason: DocumentRefusal): void {
    refusal = reason;
    access = 'read';
    // What one may not read any more does not stay on the device, unless words of one's own are among it.
    if (reason !== 'document_read_only' && ledger.unacknowledged() === 0) void copy?.remove();
    step('refused');
  }
  function shakeHands(): void {
    if (wire.status !== 'connected') return;
    channel = 'up';
    void provider.onOpen(new Event('open'));
    options.changed();
  }
  /**
   * A state counts as new only with a later clock. So who comes again says it with one, and forgets the clocks of those
   * it has lost sight of: they are told as they were.
   */
  function showAnew(): void {
    const { clientID, meta, states } = awareness;
    for (const [client, { clock, lastUpdated }] of meta) {
      if (client === clientID) meta.set(client, { clock: clock + 1, lastUpdated });
      else if (!states.has(client)) meta.delete(client);
    }
  }
  /** The socket stays, and nothing is heard any more of who is at this document. */
  function loseSight(): void {
    const others = [...awareness.states.keys()].filter((client) => client !== awareness.clientID);
    removeAwarenessStates(awareness, others, provider);
  }
  function fallBehind(who: Outdated): void {
    behind = who;
    glass ??= createReadingCopy(own);
    if (status === 'refused' && refusal === 'document_read_only') {
      // It was the difference that was refused, not the person.
      refusal = undefined;
      step('admitted');
      if (provider.synced) step('synced');
    }
    options.changed();
  }
  function levelAgain(): void {
    behind = undefined;
    glass?.destroy();
    glass = undefined;
  }
  function noteUnacknowledged(): void {
    copy?.unacknowledged(ledger.unacknowledged());
    options.changed();
  }
  /** What other tabs and earlier ones left unsent is ours to carry now. */
  function inherit(): void {
    const count = copy?.takeInherited() ?? 0;
    if (count === 0) return;
    ledger.inherited(count);
    noteUnacknowledged();
  }

  // Registered before the provider's own listener: the ledger knows of a change before its frame leaves.
  own.on('update', (update: Uint8Array, origin: unknown) => {
    if (copy?.isOrigin(origin) === true) return inherit();
    const isFromServer = origin === provider;
    if (!isFromServer) {
      ledger.changed();
      noteUnacknowledged();
    }
    copy?.store(
      update,
      isFromServer ? 'elsewhere' : 'here',
      channel === 'down' || wire.status !== 'connected',
    );
  });
  const provider: HocuspocusProvider = new HocuspocusProvider({
    name: documentName(address),
    // Says which shape of documents this page knows; an older one may only read.
    token: handshakeToken(schema),
    document: own,
    awareness,
    websocketProvider: wire,
    onOpen: () => {
      channel = 'up';
      showAnew();
    },
    onAuthenticated: ({ scope }) => {
      const granted = scope === 'read-write' ? 'write' : 'read';
      wasToldOfDifference = false;
      if (status === 'refused' && (granted === 'write' || refusal !== 'document_read_only')) {
        refusal = undefined;
        step('admitted');
      }
      if (status !== 'refused') access = granted;
      options.changed();
    },
    onAuthenticationFailed: ({ reason }) => {
      const verdict = verdictOf(reason);
      channel = 'down';
      ledger.fell();
      if (verdict === 'session_ended') return options.sessionEnded();
      if (verdict !== 'retry') return refuse(verdict);
      step('channel_lost');
      handshake.later();
    },
    onStateless: ({ payload }) => {
      const message = JSON.parse(payload) as DocumentMessage;
      wasToldOfDifference = true;
      fallBehind(message.type === 'outdated' ? 'page' : 'server');
    },
    onSynced: ({ state }) => {
      if (!state) return;
      handshake.succeeded();
      if (!wasToldOfDifference) levelAgain();
      if (status !== 'refused' && behind === undefined) {
        copy?.learned({ openedAt: options.date(), access, schema });
      }
      step('synced');
      void refresh();
    },
  });
  awareness.setLocalState(person === undefined ? null : { person });
  const copy = options.openCopy?.(own);

  async function restore(): Promise<void> {
    const entry = await copy?.opened;
    if (isDestroyed) return;
    inherit();
    if (entry === undefined) return;
    if (status !== 'loading') {
      syncAnew();
      return;
    }
    access = entry.access;
    // Written here by a page newer than this one: the server that gave that page will be back.
    if (entry.schema > schema) fallBehind('server');
    step('restored');
  }
  function syncAnew(): void {
    if (provider.isAuthenticated && ledger.unacknowledged() > 0) provider.forceSync();
  }
  async function refresh(): Promise<void> {
    if (copy === undefined || !(await copy.refresh()) || isDestroyed) return;
    inherit();
    syncAnew();
  }
  const restored = restore();
  const opened = within(COPY_PATIENCE, restored).catch(() => undefined);
  // With the copy read first, the server sends only what it lacks.
  void opened.then(() => {
    if (!isDestroyed) provider.attach();
  });

  return {
    own,
    awareness,
    opened,
    get doc() {
      return glass?.doc ?? own;
    },
    get status() {
      return status;
    },
    get refusal() {
      return refusal;
    },
    get access() {
      return behind === undefined ? access : 'read';
    },
    get behind() {
      return behind;
    },
    get channel() {
      return channel;
    },
    get refused() {
      return status === 'refused';
    },
    get outdated() {
      return behind !== undefined;
    },
    get isKept() {
      return copy?.isKept() ?? false;
    },
    get unacknowledged() {
      return ledger.unacknowledged();
    },
    get waitingSince() {
      return ledger.waitingSince();
    },
    appear(present) {
      awareness.setLocalState(present && person !== undefined ? { person } : null);
    },
    socketFell(isBlamed) {
      if (isBlamed && ledger.waitingSince() !== undefined) strikes += 1;
      handshake.cancel();
      ledger.fell();
      channel = 'down';
      step('channel_lost');
      if (strikes < MOST_STRIKES) return;
      // Sent once more, it would only take the socket away from all other documents again.
      provider.detach();
      refuse('invalid_message');
    },
    sent({ kind }) {
      if (kind === 'step2' || kind === 'update') ledger.sent(kind);
    },
    received({ kind }) {
      if (kind === 'acknowledged') {
        strikes = 0;
        ledger.acknowledged();
        noteUnacknowledged();
      } else if (kind === 'denied') {
        ledger.denied();
        // While page and server differ nothing is taken, and all of it waits.
        if (behind === undefined) refuse('document_read_only');
      } else if (kind === 'channel_closed') {
        ledger.fell();
        channel = 'down';
        loseSight();
        step('channel_lost');
        handshake.later();
      }
    },
    refuse,
    refresh,
    async forget() {
      await copy?.remove();
    },
    destroy() {
      isDestroyed = true;
      handshake.cancel();
      levelAgain();
      provider.destroy();
      copy?.close();
      own.destroy();
    },
  };
}

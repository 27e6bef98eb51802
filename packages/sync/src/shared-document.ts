import { DOCUMENT_SCHEMA, handshakeToken } from '@geflecht/contract';
import { type DocumentAddress, documentName, type PersonId } from '@geflecht/domain';
import { HocuspocusProvider } from '@hocuspocus/provider';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import type { DocumentLoad } from './connection.ts';
import {
  DOCUMENT,
  type DocumentEvent,
  type DocumentRefusal,
  type DocumentStatus,
  verdictOf,
} from './document-status.ts';
import type { Frame } from './frames.ts';
import { createLedger } from './ledger.ts';
import { createRetry } from './retry.ts';
import type { Wire } from './wire.ts';

export interface SharedDocumentOptions {
  readonly address: DocumentAddress;
  readonly wire: Wire;
  readonly person: PersonId | undefined;
  readonly now: () => number;
  readonly random: () => number;
  /** Something a reader may show has changed. */
  readonly changed: () => void;
  /** The server says there is no session. */
  readonly sessionEnded: () => void;
}

/** One live document of the tab, however many screens show it. */
export interface SharedDocument extends DocumentLoad {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly status: DocumentStatus;
  readonly refusal: DocumentRefusal | undefined;
  readonly access: 'write' | 'read';
  readonly waitingSince: number | undefined;
  /** Shows or hides the person to the others. */
  appear(present: boolean): void;
  socketFell(): void;
  sent(frame: Frame): void;
  received(frame: Frame): void;
  destroy(): void;
}

export function createSharedDocument(options: SharedDocumentOptions): SharedDocument {
  const { address, wire, person, random } = options;
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  const ledger = createLedger(options.now);
  let status: DocumentStatus = 'loading';
  let refusal: DocumentRefusal | undefined;
  let access: 'write' | 'read' = 'read';
  let channel: 'up' | 'down' = 'up';
  const handshake = createRetry(random, shakeHands);

  function step(event: DocumentEvent): void {
    status = DOCUMENT[status][event];
    options.changed();
  }
  function refuse(reason: DocumentRefusal): void {
    refusal = reason;
    access = 'read';
    step('refused');
  }
  function shakeHands(): void {
    if (wire.status !== 'connected') return;
    channel = 'up';
    void provider.onOpen(new Event('open'));
    options.changed();
  }

  // Registered before the provider's own listener: the ledger knows of a change before its frame leaves.
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return;
    ledger.changed();
    options.changed();
  });
  const provider: HocuspocusProvider = new HocuspocusProvider({
    name: documentName(address),
    // Says which shape of documents this page knows; an older one may only read.
    token: handshakeToken(DOCUMENT_SCHEMA[address.kind]),
    document: doc,
    awareness,
    websocketProvider: wire,
    onOpen: () => {
      channel = 'up';
    },
    onAuthenticated: ({ scope }) => {
      access = scope === 'read-write' ? 'write' : 'read';
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
    onSynced: ({ state }) => {
      if (!state) return;
      handshake.succeeded();
      step('synced');
    },
  });
  awareness.setLocalState(person === undefined ? null : { person });
  provider.attach();

  return {
    doc,
    awareness,
    get status() {
      return status;
    },
    get refusal() {
      return refusal;
    },
    get access() {
      return access;
    },
    get channel() {
      return channel;
    },
    get refused() {
      return status === 'refused';
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
    socketFell() {
      handshake.cancel();
      ledger.fell();
      channel = 'down';
      step('channel_lost');
    },
    sent({ kind }) {
      if (kind === 'step2' || kind === 'update') ledger.sent(kind);
    },
    received({ kind }) {
      if (kind === 'acknowledged') {
        ledger.acknowledged();
        options.changed();
      } else if (kind === 'denied') {
        ledger.denied();
        refuse('document_read_only');
      } else if (kind === 'channel_closed') {
        ledger.fell();
        channel = 'down';
        step('channel_lost');
        handshake.later();
      }
    },
    destroy() {
      handshake.cancel();
      provider.destroy();
      doc.destroy();
    },
  };
}

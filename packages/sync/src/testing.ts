import type { Socket } from 'node:net';

import type { DocumentMessage } from '@geflecht/contract';
import type { DocumentAddress, ErrorCode, ProposalId } from '@geflecht/domain';
import { Server } from '@hocuspocus/server';
import { afterEach, vi } from 'vitest';
import * as Y from 'yjs';

import { createLive, type Live, type LiveOptions } from './live.ts';

export const ADDRESS: DocumentAddress = { kind: 'proposal', id: 'p1' as ProposalId };
export const NAME = 'proposal:p1';

/** A stock server whose answers a test may hold back or refuse. */
export interface House {
  readonly url: string;
  readonly server: Server;
  /** Pending while acknowledgements are held back. */
  hold: Promise<void> | undefined;
  refuse: ErrorCode | undefined;
  readOnly: boolean;
  /** Said on every document as soon as it is open. */
  says: DocumentMessage | undefined;
  readonly heard: string[];
  /** Document updates that arrived, one per frame. */
  updates: number;
  /** What the server has of a document, whether somebody has it open or not. */
  text(name: string): string;
  stop(): Promise<void>;
}

const toStop: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const stop of toStop.splice(0).toReversed()) await stop();
  documents.clear();
});

/** What the house keeps over a restart within one test. */
const documents = new Map<string, Uint8Array>();

export async function openHouse(port = 0): Promise<House> {
  const house = {
    hold: undefined,
    refuse: undefined,
    readOnly: false,
    says: undefined,
    heard: [],
    updates: 0,
  } as unknown as {
    -readonly [K in keyof House]: House[K];
  };
  const server = new Server({
    quiet: true,
    stopOnSignals: false,
    address: '127.0.0.1',
    debounce: 0,
    async onAuthenticate({ documentName, connectionConfig }) {
      if (documentName === 'hub') return;
      if (house.refuse !== undefined) throw Object.assign(new Error(), { reason: house.refuse });
      connectionConfig.readOnly = house.readOnly;
    },
    async connected({ connection }) {
      if (house.says !== undefined) connection.sendStateless(JSON.stringify(house.says));
    },
    async onLoadDocument({ documentName, document }) {
      const stored = documents.get(documentName);
      if (stored !== undefined) Y.applyUpdate(document, stored);
    },
    async onStoreDocument({ documentName, document }) {
      documents.set(documentName, Y.encodeStateAsUpdate(document));
    },
    async beforeSync({ documentName, type }) {
      if (documentName === 'hub' || type === 0) return;
      house.updates += 1;
      await house.hold;
    },
    async onStateless({ payload }) {
      house.heard.push(payload);
    },
  });
  // The port stays the same over a restart; 0 lets the system choose.
  await new Promise<void>((resolve) => {
    server.httpServer.listen(port, '127.0.0.1', resolve);
  });
  house.server = server;
  house.url = `ws://127.0.0.1:${server.address.port}`;
  house.text = (name) => {
    const open = server.hocuspocus.documents.get(name);
    if (open !== undefined) return open.getText('t').toJSON();
    const doc = new Y.Doc();
    const stored = documents.get(name);
    if (stored !== undefined) Y.applyUpdate(doc, stored);
    return doc.getText('t').toJSON();
  };
  const sockets = new Set<Socket>();
  server.httpServer.on('connection', (socket: Socket) => sockets.add(socket));
  house.stop = () => {
    for (const [name, document] of server.hocuspocus.documents) {
      if (name !== 'hub') documents.set(name, Y.encodeStateAsUpdate(document));
    }
    // The stock shutdown closes channels and leaves the sockets, on which a client would just shake hands again.
    for (const socket of sockets) socket.destroy();
    return server.destroy();
  };
  toStop.push(() => house.stop());
  return house;
}

export function enter(house: Pick<House, 'url'>, options: Partial<LiveOptions> = {}): Live {
  const live = createLive({
    url: house.url,
    now: () => performance.now(),
    random: () => 0,
    linger: 0,
    ...options,
  });
  toStop.push(() => live.destroy());
  return live;
}

export const patience = { timeout: 8_000, interval: 10 };

export async function until(condition: () => unknown, options: typeof patience): Promise<void> {
  await vi.waitUntil(condition, options);
}

export function latch(): { held: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { held: promise, open: resolve };
}

import type { Socket } from 'node:net';

import type { FeedEvent, HubMessage } from '@geflecht/contract';
import type { DocumentAddress, ErrorCode, PersonId, ProposalId } from '@geflecht/domain';
import { Server } from '@hocuspocus/server';
import { afterEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { createLive, type Live, type LiveOptions } from './live.ts';

const ADDRESS: DocumentAddress = { kind: 'proposal', id: 'p1' as ProposalId };
const NAME = 'proposal:p1';

/** A stock server whose answers a test may hold back or refuse. */
interface House {
  readonly url: string;
  readonly server: Server;
  /** Pending while acknowledgements are held back. */
  hold: Promise<void> | undefined;
  refuse: ErrorCode | undefined;
  readOnly: boolean;
  readonly heard: string[];
  /** Document updates that arrived, one per frame. */
  updates: number;
  stop(): Promise<void>;
}

const toStop: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const stop of toStop.splice(0).toReversed()) await stop();
  documents.clear();
});

/** What the house keeps over a restart within one test. */
const documents = new Map<string, Uint8Array>();

async function openHouse(port = 0): Promise<House> {
  const house = { hold: undefined, refuse: undefined, readOnly: false, heard: [], updates: 0 } as unknown as {
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
  const sockets = new Set<Socket>();
  server.httpServer.on('connection', (socket: Socket) => sockets.add(socket));
  house.stop = () => {
    // The stock shutdown closes channels and leaves the sockets, on which a client would just shake hands again.
    for (const socket of sockets) socket.destroy();
    return server.destroy();
  };
  toStop.push(() => house.stop());
  return house;
}

function enter(house: Pick<House, 'url'>, options: Partial<LiveOptions> = {}): Live {
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

function write(live: Live, words: string): void {
  live.open(ADDRESS).doc.getText('t').insert(0, words);
}

const until = vi.waitUntil;
const patience = { timeout: 8_000, interval: 10 };

function latch(): { held: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { held: promise, open: resolve };
}

it('C1: many documents and the hub share one socket', async () => {
  const house = await openHouse();
  const live = enter(house);
  const first = live.open(ADDRESS);
  const second = live.open({ kind: 'proposal', id: 'p2' as ProposalId });
  await until(() => first.status === 'ready' && second.status === 'ready', patience);
  const sockets = new Set(
    [...house.server.hocuspocus.documents.values()].flatMap((document) =>
      document.getConnections().map((connection) => connection.socketId),
    ),
  );
  expect(house.server.hocuspocus.documents.size).toBe(3);
  expect(sockets.size).toBe(1);
});

it('S1 S2: saving until the server has answered, then saved', async () => {
  const house = await openHouse();
  const live = enter(house);
  const document = live.open(ADDRESS);
  await until(() => document.status === 'ready', patience);
  const seen: string[] = [];
  live.subscribe(() => seen.push(live.saveState().kind));
  const gate = latch();
  house.hold = gate.held;
  document.doc.getText('t').insert(0, 'a');
  document.doc.getText('t').insert(1, 'b');
  expect(live.saveState()).toEqual({ kind: 'saving' });
  expect(live.hasUnsaved()).toBe(true);
  gate.open();
  await until(() => live.saveState().kind === 'saved', patience);
  expect(document.unacknowledged).toBe(0);
  expect(live.hasUnsaved()).toBe(false);
  expect(seen).toEqual(['saving', 'saved']);
});

it('S3 A4 D3: changes made while away are counted, travel once and arrive after a restart', async () => {
  const house = await openHouse();
  const live = enter(house);
  const document = live.open(ADDRESS);
  await until(() => document.status === 'ready', patience);
  const port = house.server.address.port;
  await house.stop();
  await until(() => live.saveState().kind === 'offline', patience);
  expect(document.status).toBe('offline');
  for (const letter of 'abc') document.doc.getText('t').insert(0, letter);
  expect(live.saveState()).toEqual({ kind: 'offline', waiting: 3 });
  const again = await openHouse(port);
  await until(() => live.saveState().kind === 'saved', patience);
  expect(again.updates).toBe(1);
  const other = enter(again).open(ADDRESS);
  await until(() => other.doc.getText('t').toJSON() === 'cba', patience);
});

it('A2: typing during the handshake is never called saved before its own answer', async () => {
  const house = await openHouse();
  const live = enter(house);
  const document = live.open(ADDRESS);
  const gate = latch();
  house.hold = gate.held;
  document.doc.getText('t').insert(0, 'before the socket stands ');
  await until(() => live.connection() === 'open', patience);
  document.doc.getText('t').insert(0, 'during ');
  await until(() => document.status === 'ready', patience);
  document.doc.getText('t').insert(0, 'after ');
  expect(live.saveState().kind).toBe('saving');
  const unacknowledged: number[] = [];
  live.subscribe(() => live.saveState().kind === 'saved' && unacknowledged.push(document.unacknowledged));
  gate.open();
  await until(() => live.saveState().kind === 'saved', patience);
  expect(unacknowledged).toEqual([0]);
  const stored = house.server.hocuspocus.documents.get(NAME)?.getText('t').toJSON();
  expect(stored).toBe('after during before the socket stands ');
});

it('C3: the browser going offline lets the socket fall, coming back raises it', async () => {
  const house = await openHouse();
  const network = new EventTarget();
  const live = enter(house, { network });
  const document = live.open(ADDRESS);
  await until(() => document.status === 'ready', patience);
  network.dispatchEvent(new Event('offline'));
  expect(live.connection()).toBe('offline');
  write(live, 'x');
  expect(live.saveState()).toEqual({ kind: 'offline', waiting: 1 });
  network.dispatchEvent(new Event('online'));
  await until(() => live.saveState().kind === 'saved', patience);
});

it('C4: an answer that stays out while the server is silent lets the socket fall', async () => {
  const house = await openHouse();
  let time = 0;
  const live = enter(house, { now: () => time });
  const document = live.open(ADDRESS);
  await until(() => document.status === 'ready', patience);
  const gate = latch();
  house.hold = gate.held;
  document.doc.getText('t').insert(0, 'x');
  const seen: string[] = [];
  live.subscribe(() => seen.push(live.connection()));
  time = 16_000;
  await until(() => seen.includes('offline'), patience);
  gate.open();
  house.hold = undefined;
  await until(() => live.saveState().kind === 'saved', patience);
  expect(live.connection()).toBe('open');
});

it('C7: after destroy the server sees nobody and nothing is tried again', async () => {
  const house = await openHouse();
  const live = enter(house);
  const document = live.open(ADDRESS);
  await until(() => document.status === 'ready', patience);
  live.destroy();
  expect(live.connection()).toBe('closed');
  await until(() => house.server.hocuspocus.getConnectionsCount() === 0, patience);
});

it('D5: a refusal is typed, not tried again, and leaves the tab saved', async () => {
  const house = await openHouse();
  house.refuse = 'unknown_id';
  const live = enter(house);
  const document = live.open(ADDRESS);
  await until(() => document.status === 'refused', patience);
  expect(document.refusal).toBe('unknown_id');
  expect(document.access).toBe('read');
  expect(live.saveState()).toEqual({ kind: 'saved' });
});

it('D5: an outage during the handshake is tried again', async () => {
  const house = await openHouse();
  house.refuse = 'storage_unavailable';
  const live = enter(house);
  const document = live.open(ADDRESS);
  const states = new Set<string>();
  document.subscribe(() => states.add(document.status));
  await until(() => states.has('loading'), patience);
  house.refuse = undefined;
  await until(() => document.status === 'ready', patience);
  expect(states).toEqual(new Set(['loading', 'ready']));
});

it('D4 S4: a channel the server closes is opened again and nothing is lost', async () => {
  const house = await openHouse();
  const live = enter(house);
  const document = live.open(ADDRESS);
  await until(() => document.status === 'ready', patience);
  house.server.hocuspocus.closeConnections(NAME);
  await until(() => document.status === 'offline', patience);
  expect(live.connection()).toBe('open');
  document.doc.getText('t').insert(0, 'kept');
  expect(live.saveState()).toEqual({ kind: 'offline', waiting: 1 });
  await until(() => live.saveState().kind === 'saved', patience);
  expect(document.status).toBe('ready');
});

it('D6 A5 S5: access is what the server grants, and what it denies is not called saved', async () => {
  const house = await openHouse();
  house.readOnly = true;
  const live = enter(house);
  const document = live.open(ADDRESS);
  expect(document.access).toBe('read');
  await until(() => document.status === 'ready', patience);
  expect(document.access).toBe('read');
  document.doc.getText('t').insert(0, 'not mine');
  await until(() => document.status === 'refused', patience);
  expect(document.refusal).toBe('document_read_only');
  expect(live.hasUnsaved()).toBe(true);
});

it('C6: new rights count after renew', async () => {
  const house = await openHouse();
  house.readOnly = true;
  const live = enter(house);
  const document = live.open(ADDRESS);
  await until(() => document.status === 'ready', patience);
  house.readOnly = false;
  live.renew();
  await until(() => document.access === 'write', patience);
  document.doc.getText('t').insert(0, 'mine now');
  await until(() => live.saveState().kind === 'saved', patience);
  expect(document.status).toBe('ready');
});

it('D1 D2: one document per address; the last release waits for the answer', async () => {
  const house = await openHouse();
  const live = enter(house);
  const first = live.open(ADDRESS);
  const second = live.open(ADDRESS);
  expect(second.doc).toBe(first.doc);
  await until(() => first.status === 'ready', patience);
  const gate = latch();
  house.hold = gate.held;
  first.doc.getText('t').insert(0, 'late');
  first.release();
  first.release();
  second.release();
  await new Promise((resolve) => setTimeout(resolve, 0)); // the linger of 0 ms has run out
  expect(live.hasUnsaved()).toBe(true);
  gate.open();
  await until(() => !live.hasUnsaved(), patience);
  await until(() => live.open(ADDRESS).doc !== first.doc, patience);
});

it('C5: a session that ended makes no further attempt until the person is back', async () => {
  const house = await openHouse();
  const live = enter(house);
  const heard: HubMessage[] = [];
  live.hub.subscribe((message) => heard.push(message));
  live.hub.send({ type: 'place', place: { manufaktur: null, view: 'uebersicht' }, protocol: 1 });
  await until(() => house.heard.length > 0, patience);
  house.server.hocuspocus.documents.get('hub')?.broadcastStateless(JSON.stringify({ type: 'session_ended' }));
  await until(() => live.connection() === 'ended', patience);
  expect(heard).toEqual([{ type: 'session_ended' }]);
  await until(() => house.server.hocuspocus.getConnectionsCount() === 0, patience);

  const document = live.open(ADDRESS);
  document.doc.getText('t').insert(0, 'written without a session');
  expect(live.saveState()).toEqual({ kind: 'offline', waiting: 1 });
  live.signedIn();
  await until(() => live.saveState().kind === 'saved', patience);
});

it('H1 H2: after a reconnect the place is said again and only missed events are told', async () => {
  const house = await openHouse();
  const live = enter(house, { after: 40 });
  const numbers: number[] = [];
  live.hub.subscribe((message) => {
    if (message.type === 'event') numbers.push(message.event.seq);
    if (message.type === 'resumed') numbers.push(...message.events.map((event) => event.seq));
  });
  live.hub.send({ type: 'place', place: { manufaktur: null, view: 'uebersicht' }, protocol: 1 });
  await until(() => house.heard.length === 2, patience);
  expect(house.heard.map((text) => JSON.parse(text))).toEqual([
    { type: 'place', place: { manufaktur: null, view: 'uebersicht' }, protocol: 1 },
    { type: 'resume', after: 40 },
  ]);
  const event = (seq: number) =>
    ({ seq, kind: 'person_arrived', person: 'x' as PersonId }) as unknown as FeedEvent;
  const tell = (message: HubMessage) =>
    house.server.hocuspocus.documents.get('hub')?.broadcastStateless(JSON.stringify(message));
  tell({ type: 'event', event: event(41) });
  await until(() => numbers.length === 1, patience);
  live.renew();
  await until(() => house.heard.length === 4, patience);
  expect(JSON.parse(house.heard[3]!)).toEqual({ type: 'resume', after: 41 });
  tell({ type: 'resumed', events: [event(41), event(42)], complete: true, seq: 42 });
  tell({ type: 'event', event: event(42) });
  tell({ type: 'event', event: event(43) });
  await until(() => numbers.includes(43), patience);
  expect(numbers).toEqual([41, 42, 43]);
});

it('awareness carries the person’s id and nothing else', async () => {
  const house = await openHouse();
  const one = enter(house, { person: 'person-1' as PersonId }).open(ADDRESS);
  const two = enter(house, { person: 'person-2' as PersonId }).open(ADDRESS);
  await until(() => two.awareness.getStates().size === 2 && one.awareness.getStates().size === 2, patience);
  expect([...two.awareness.getStates().values()]).toContainEqual({ person: 'person-1' });
  one.release();
  await until(() => two.awareness.getStates().size === 1, patience);
});

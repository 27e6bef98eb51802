import type { FeedEvent, HubMessage } from '@geflecht/contract';
import type { PersonId, ProposalId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import type { Live } from './live.ts';
import { ADDRESS, enter, latch, NAME, openHouse, patience, until } from './testing.ts';

function write(live: Live, words: string): void {
  live.open(ADDRESS).doc.getText('t').insert(0, words);
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
  await until(() => {
    // A late frame of the handshake may still come; after it there is silence.
    time += 100;
    return seen.includes('offline');
  }, patience);
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

it('C9: after an outage those who do nothing see each other again at once', async () => {
  const house = await openHouse();
  const documents = ['person-1', 'person-2'].map((person) =>
    enter(house, { person: person as PersonId }).open(ADDRESS),
  );
  const see = (count: number) => (): boolean =>
    documents.every(({ awareness }) => awareness.getStates().size === count);
  await until(see(2), patience);
  const port = house.server.address.port;
  await house.stop();
  await until(see(1), patience);
  await openHouse(port);
  await until(() => documents.every(({ status }) => status === 'ready'), patience);
  // Sooner than the renewal of what has not moved, which comes after fifteen seconds.
  await until(see(2), patience);
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

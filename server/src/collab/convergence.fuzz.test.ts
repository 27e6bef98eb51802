import type { BoardId, PersonId } from '@geflecht/domain';
import { createRandom, type Random } from '@geflecht/testkit/random';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import * as Y from 'yjs';

import { createEther } from '../testbed/simulated-ether.ts';
import { type SimulatedNode, simulatedNode, SimulatedTab } from '../testbed/simulated-people.ts';
import { emptySqlite, migrated, NOW } from '../testbed/storage.ts';
import { until } from '../testbed/until.ts';
import { createDocumentLog, type DocumentLog } from './log/index.ts';

const isLong = process.env['GEFLECHT_TEST_LONG'] === '1';
const SEEDS = isLong ? 1000 : 40;
const FIRST_SEED = Number(process.env['GEFLECHT_SEED'] ?? 20_270_519);
const STEPS = 200;
const PEOPLE = ['ada', 'bea', 'cem', 'dag'].map((name) => name as PersonId);
/** Of how many seeds one has a crowd: enough tabs on one node that what they say is gathered before it is looked at. */
const CROWDED = 2;
const TABS = 4;
const TABS_OF_A_CROWD = 26;

vi.setConfig({ testTimeout: isLong ? 3_600_000 : 120_000 });

let storage: Awaited<ReturnType<typeof emptySqlite>>;
const logs: DocumentLog[] = [];

function openLog(): DocumentLog {
  const log = createDocumentLog({
    storage,
    place: storage.place,
    now: () => NOW,
    logger: { error: () => undefined, warn: () => undefined, info: () => undefined },
  });
  logs.push(log);
  return log;
}

beforeAll(async () => {
  storage = await migrated(emptySqlite());
});
afterAll(async () => {
  for (const log of logs) await log.close();
  await storage.close();
});

/** A change of some kind anywhere in the document. */
function edit(random: Random): (doc: Y.Doc) => void {
  const kind = random.below(6);
  const [a, b] = [random.fraction(), random.below(12)];
  return (doc) => {
    const text = doc.getText('text');
    const at = Math.floor(a * (text.length + 1));
    if (kind === 0) text.insert(at, 'abcdefghijkl'.slice(0, b + 1));
    else if (kind === 1)
      text.delete(Math.min(at, text.length), Math.min(b, text.length - Math.min(at, text.length)));
    else if (kind === 2) doc.getMap('map').set(`k${b}`, a);
    else if (kind === 3) doc.getMap('map').delete(`k${b}`);
    else if (kind === 4) doc.getMap('items').set(`i${b}`, new Y.Map([['x', a]]));
    else doc.getArray('list').insert(0, [a]);
  };
}

/** Everything in the document; the order of a map's keys is that of their arrival, and means nothing. */
const stateOf = (doc: Y.Doc): string =>
  JSON.stringify([
    doc.getText('text').toJSON(),
    doc.getArray('list').toJSON(),
    ...['map', 'items', 'kept'].map((name) =>
      Object.entries(doc.getMap(name).toJSON()).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ),
  ]);

/** Lets whatever is under way go on by one turn of the loop. */
const turn = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

/** In how many entries of the log the crowds' words lie side by side. */
const crowds = { seeds: 0, gathered: 0 };

/** Answers what went wrong. */
async function run(seed: number): Promise<string[]> {
  const random = createRandom(seed);
  const isCrowd = seed % CROWDED === 0;
  const address = { kind: 'board', id: `saat-${seed}` as BoardId } as const;
  const ether = createEther(random);
  let count = 0;
  const started: SimulatedNode[] = [];
  const start = (): SimulatedNode => {
    const node = simulatedNode(logs[count % 2] ?? openLog(), ether.bus(`n${(count += 1)}`));
    started.push(node);
    return node;
  };
  const nodes = [start(), start()];
  const newTab = (place: number): SimulatedTab => new SimulatedTab(PEOPLE[place % PEOPLE.length]!, address);
  const tabs = Array.from({ length: isCrowd ? TABS_OF_A_CROWD : TABS }, (_, place) => newTab(place));
  /** Where a crowd is, nearly all of it is on one node. */
  const somewhere = (): SimulatedNode => (isCrowd && random.chance(0.8) ? nodes[0]! : random.pick(nodes));
  if (isCrowd) for (const tab of tabs) tab.connect(somewhere());
  /** Words that tabs which are gone for ever were told to be kept. */
  const promised = new Set<string>();

  for (let step = 0; step < STEPS; step += 1) {
    // Most of a crowd looks on.
    const place = random.below(isCrowd && random.chance(0.8) ? TABS : tabs.length);
    const tab = tabs[place]!;
    const chance = random.below(100);
    if (chance < 66) tab.change(`${seed}.${step}`, edit(random));
    else if (chance < 76) tab.drop();
    else if (chance < 90) tab.connect(somewhere());
    else if (chance < 93) ether.part();
    else if (chance < 96) ether.heal();
    else if (chance < 98) {
      // A tab is closed for ever, and its person opens a new one.
      for (const word of tab.acknowledged) promised.add(word);
      tab.drop();
      tabs[place] = newTab(place);
    } else {
      // A node goes down with everybody on it; what its log has not committed by then is its clients' to bring again.
      const fallen = random.below(2);
      for (const peer of nodes[fallen]!.peers) peer.socket.close(1006, '');
      nodes[fallen]!.rooms.stop();
      nodes[fallen] = start();
      if (isCrowd) for (const each of tabs) if (!each.isConnected) each.connect(somewhere());
    }
    if (random.chance(0.3)) await turn();
    if (random.chance(0.03)) for (let turns = random.below(200); turns > 0; turns -= 1) await turn();
  }

  ether.heal();
  const online = (): void => {
    for (const tab of tabs) if (!tab.isConnected) tab.connect(random.pick(nodes));
  };
  const fromDisk = async (): Promise<Y.Doc> => {
    const fresh = new Y.Doc();
    const { snapshot, updates } = await logs[0]!.load(`board:${address.id}`);
    if (snapshot !== undefined) Y.applyUpdate(fresh, snapshot);
    for (const update of updates) Y.applyUpdate(fresh, update);
    return fresh;
  };
  const everywhere = async (): Promise<string[]> => [
    ...tabs.map(({ doc }) => stateOf(doc)),
    ...nodes.flatMap(({ rooms }) => rooms.resident(address) ?? []).map(({ doc }) => stateOf(doc)),
    stateOf(await fromDisk()),
  ];
  await until(
    `seed ${seed}: tabs, rooms and disk are equal`,
    async () => {
      online();
      if (!tabs.every((tab) => tab.isSettled)) return false;
      return new Set(await everywhere()).size === 1;
    },
    20_000,
  ).catch(async (error: unknown) => {
    const told = {
      settled: tabs.map((tab) => tab.isSettled),
      lengths: (await everywhere()).map((state) => state.length),
      rooms: nodes.map(({ rooms, log }) => [rooms.resident(address)?.resident.seq, log.pending()]),
      failures: nodes.flatMap(({ failures }) => failures),
    };
    throw new Error(JSON.stringify(told), { cause: error });
  });
  const fresh = await fromDisk();
  const kept = fresh.getMap('kept');
  for (const tab of tabs) for (const word of tab.acknowledged) promised.add(word);
  const lost = [...promised].filter((word) => !kept.has(word));
  const faults = [
    ...(fresh.store.pendingStructs === null ? [] : [`seed ${seed}: something waits for what is missing`]),
    ...lost.map((word) => `seed ${seed}: ${word} was acknowledged and is lost`),
    ...started
      .flatMap(({ failures }) => failures)
      .map((failure) => `seed ${seed}: failure of ${String(failure)}`),
  ];
  if (isCrowd) {
    crowds.seeds += 1;
    for (const { gathered } of started) crowds.gathered += gathered;
  }
  for (const tab of tabs) tab.drop();
  for (const { rooms } of nodes) rooms.stop();
  return faults;
}

it(`R1 R2 R3 R4 N1 N2: ${SEEDS} seeds of ${STEPS} operations on two nodes, every second in a crowd, with dropped lines, lost nodes and deaf ones, converge`, async () => {
  const faults: string[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed += 1) faults.push(...(await run(seed)));
  expect(faults).toEqual([]);
  // Else nothing was gathered, and the crowds were none.
  expect(crowds.gathered).toBeGreaterThan(crowds.seeds);
});

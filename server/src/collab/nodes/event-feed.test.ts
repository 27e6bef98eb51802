import type { FeedEvent } from '@geflecht/contract';
import type { PersonId } from '@geflecht/domain';
import { createRandom } from '@geflecht/testkit/random';
import { expect, it, onTestFinished, vi } from 'vitest';

import { createEther } from '../../testbed/simulated-ether.ts';
import { until } from '../../testbed/until.ts';
import { createEventFeed, type EventFeed, type EventSource } from './event-feed.ts';

const SEED = 20_270_519;

function event(seq: number): FeedEvent {
  return {
    seq,
    at: '2027-05-19T10:00:00.000Z',
    actor: null,
    manufakturen: [],
    kind: 'person_arrived',
    person: 'ada' as PersonId,
  };
}

/** A table of events that several nodes share. */
function table(): EventSource & { commit(): FeedEvent; isAway: boolean; reads: number } {
  const rows: FeedEvent[] = [];
  return {
    isAway: false,
    reads: 0,
    commit() {
      const made = event(rows.length + 1);
      rows.push(made);
      return made;
    },
    async latest() {
      this.reads += 1;
      if (this.isAway) throw new Error('away');
      return await Promise.resolve(rows.length);
    },
    async after(seq, limit) {
      return await Promise.resolve(rows.slice(seq, seq + limit));
    },
  };
}

interface Node {
  readonly feed: EventFeed;
  /** Numbers in the order they were told; a skip as a negative one. */
  readonly told: number[];
  readonly failures: unknown[];
}

async function node(source: EventSource, bus: Parameters<typeof createEventFeed>[0]['bus']): Promise<Node> {
  const told: number[] = [];
  const failures: unknown[] = [];
  const feed = createEventFeed({
    bus,
    source,
    after: await source.latest(),
    tell: ({ seq }) => void told.push(seq),
    skip: (upTo) => void told.push(-upTo),
    failed: (_, error) => void failures.push(error),
  });
  onTestFinished(() => feed.stop());
  // The one it takes as soon as it hears; what is looked for from here on is looked for by the test.
  await feed.look();
  return { feed, told, failures };
}

const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, nr) => first + nr);

it('tells each event once and in order on every node, however late and mixed the bus brings them', async () => {
  const random = createRandom(SEED);
  const source = table();
  const ether = createEther(random);
  const nodes = [
    await node(source, ether.bus('a')),
    await node(source, ether.bus('b')),
    await node(source, ether.bus('c')),
  ];
  for (let round = 0; round < 300; round += 1) {
    if (random.chance(0.02)) ether.part();
    if (random.chance(0.05)) ether.heal();
    // Several commit before the first of them gets to tell.
    const made = Array.from({ length: 1 + random.below(3) }, () => source.commit());
    for (const each of made.toSorted(() => random.fraction() - 0.5)) {
      // A node that is killed between commit and telling tells nothing.
      if (random.chance(0.9)) random.pick(nodes).feed.publish(each);
    }
    if (random.chance(0.1)) await random.pick(nodes).feed.look();
  }
  const all = upTo(await source.latest());
  for (const { feed, told, failures } of nodes) {
    await feed.look();
    expect(told, `seed ${SEED}`).toEqual(all);
    expect(failures).toEqual([]);
  }
});

it('looks up by itself what is missing before an event that came', async () => {
  const source = table();
  const { feed, told } = await node(source, createEther(createRandom(SEED)).bus('a'));
  source.commit();
  source.commit();
  feed.publish(source.commit());
  expect(told).toEqual([]);
  await until('the gap is filled', () => told.length === 3);
  expect(told).toEqual([1, 2, 3]);
});

it('asks the database for nothing when everything comes in its turn', async () => {
  const source = table();
  const { feed, told } = await node(source, createEther(createRandom(SEED)).bus('a'));
  const reads = source.reads;
  for (let nr = 0; nr < 50; nr += 1) feed.publish(source.commit());
  const [first, second] = [source.commit(), source.commit()];
  feed.publish(second);
  feed.publish(first);
  expect(told).toEqual(upTo(52));
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  await vi.advanceTimersByTimeAsync(1000);
  expect(source.reads).toBe(reads);
});

it('begins with what happens after the start', async () => {
  const source = table();
  const before = source.commit();
  const { feed, told } = await node(source, createEther(createRandom(SEED)).bus('a'));
  feed.publish(before);
  feed.publish(source.commit());
  expect(told).toEqual([2]);
});

it('skips what is too much to be told one by one', async () => {
  const source = table();
  const { feed, told } = await node(source, createEther(createRandom(SEED)).bus('a'));
  for (let nr = 0; nr < 5000; nr += 1) source.commit();
  await feed.look();
  feed.publish(source.commit());
  expect(told).toEqual([-5000, 5001]);
});

it('an outage loses nothing, and one listener’s fault does not keep the rest back', async () => {
  const source = table();
  const told: number[] = [];
  const failures: unknown[] = [];
  const feed = createEventFeed({
    bus: createEther(createRandom(SEED)).bus('a'),
    source,
    after: 0,
    tell({ seq }) {
      told.push(seq);
      if (seq === 2) throw new Error('my own fault');
    },
    skip: () => undefined,
    failed: (_, error) => void failures.push(error),
  });
  await feed.look();
  source.isAway = true;
  source.commit();
  feed.publish(source.commit());
  await expect(feed.look()).rejects.toThrow('away');
  expect(told).toEqual([]);
  source.isAway = false;
  source.commit();
  await feed.look();
  expect(told).toEqual([1, 2, 3]);
  expect(failures).toContainEqual(new Error('my own fault'));
  feed.stop();
});

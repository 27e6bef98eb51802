import type { HubMessage } from '@geflecht/contract';
import { HUB_DOCUMENT } from '@geflecht/domain';
import {
  freePort,
  type RunningPostgres,
  type RunningRedis,
  startPostgres,
  startRedis,
} from '@geflecht/testkit/services';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import * as Y from 'yjs';

import { Browser, type OpenDocument } from './testbed/browser.ts';
import { knownRoster } from './testbed/known-roster.ts';
import { MEMBER, MODERATOR, opened, PROPOSAL, wordsOf, write } from './testbed/live-stage.ts';
import { createPrograms, kill, type Program, type Programs } from './testbed/program.ts';
import { until } from './testbed/until.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

/** Milliseconds that Redis is away. */
const AWAY = process.env['GEFLECHT_TEST_LONG'] === '1' ? 60_000 : 3000;
/** Milliseconds in which everybody has to see the same, and those in which what is said has to be heard. */
const CONVERGE = 5000;
const HEARD = 2000;

let postgres: RunningPostgres;
let redis: RunningRedis;
let programs: Programs;
let browsers: Browser[];
type Node = Program & { readonly address: string };

/** Of the running test alone. */
let databaseUrl: string;
let databases = 0;

beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
});
afterAll(async () => {
  await Promise.all([postgres.stop(), redis.stop()]);
});
beforeEach(async () => {
  programs = createPrograms();
  browsers = [];
  databases += 1;
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database nodes_${databases}`);
  await client.end();
  databaseUrl = new URL(`/nodes_${databases}`, postgres.url).href;
});
afterEach(async () => {
  for (const browser of browsers) browser.close();
  await programs[Symbol.asyncDispose]();
});

async function nodes(
  count: number,
  settings: Record<string, string> = { REDIS_URL: redis.url },
): Promise<Node[]> {
  const started = Array.from({ length: count }, async () =>
    programs.started(await freePort(), { DATABASE_URL: databaseUrl, ...settings }),
  );
  return await Promise.all(started);
}

/** The browser of one person, who may be led to another node. */
async function enter(node: Node | undefined, person: string): Promise<Browser> {
  const browser = at(node);
  await browser.enter(person);
  return browser;
}

function at(node: Node | undefined, as?: Browser): Browser {
  if (node === undefined) throw new Error('there is no such node');
  const browser = new Browser(node.address);
  browser.cookie = as?.cookie;
  browsers.push(browser);
  return browser;
}

/** Somebody who writes one word after the other, and knows which of them were acknowledged. */
interface Hand {
  readonly doc: Y.Doc;
  readonly written: string[];
  readonly acknowledged: string[];
  document: OpenDocument;
  /** Writes no further word, and waits for no answer. */
  isStopped: boolean;
  write(count: number): Promise<void>;
  /** Resolves once the word is acknowledged. */
  say(word: string): Promise<void>;
}

async function hand(browser: Browser, name: string): Promise<Hand> {
  const made: Hand = {
    doc: new Y.Doc(),
    written: [],
    acknowledged: [],
    document: undefined as never,
    isStopped: false,
    async write(count) {
      for (let nr = 0; nr < count && !made.isStopped; nr += 1) {
        await made.say(`${name}.${made.written.length}`);
      }
    },
    async say(word) {
      write(made.doc, word);
      made.written.push(word);
      const { provider } = made.document;
      const isKept = (): boolean => provider.synced && !provider.hasUnsyncedChanges;
      await until('the acknowledgement', () => made.isStopped || isKept(), 30_000);
      if (!made.isStopped) made.acknowledged.push(word);
    },
  };
  made.document = await opened(browser.tab(), PROPOSAL, made.doc);
  return made;
}

/** Everybody sees the same, and all of these words are in it. */
async function convergence(
  documents: readonly { readonly doc: Y.Doc }[],
  words: readonly string[],
): Promise<void> {
  await until(
    'all see the same',
    () => {
      const [first, ...others] = documents.map(({ doc }) => wordsOf(doc));
      return (
        first !== undefined &&
        others.every((other) => other === first) &&
        words.every((word) => first.includes(`>${word}<`))
      );
    },
    CONVERGE,
  );
}

/** What somebody sees who comes to a node anew. */
async function fresh(node: Node | undefined): Promise<OpenDocument> {
  return await opened((await enter(node, MEMBER)).tab(), PROPOSAL);
}

const events = (hub: OpenDocument): number[] =>
  (hub.messages as HubMessage[]).flatMap((message) => (message.type === 'event' ? [message.event.seq] : []));

async function propose(browser: Browser, title: string): Promise<void> {
  const { status } = await browser.post('/api/proposals', {
    manufaktur: 'klima-energie',
    type: 'ziel',
    title,
  });
  expect(status).toBe(201);
}

describe('several nodes', () => {
  it('N1 R2: one of three killed while people write loses nothing acknowledged; they go on at another', async () => {
    const [one, two, three] = await nodes(3);
    const mover = await enter(one, MEMBER);
    const [gone, moves, stays] = [
      await hand(await enter(one, MODERATOR), 'gone'),
      await hand(mover, 'moves'),
      await hand(await enter(two, MEMBER), 'stays'),
    ];
    await Promise.all([gone, moves, stays].map(async (each) => await each.write(10)));
    const interrupted = [gone.write(1000), moves.write(1000)];
    const going = stays.write(30);
    await until(
      'they are at it',
      () => gone.acknowledged.length > 20 && moves.acknowledged.length > 20,
      30_000,
    );
    if (one === undefined) throw new Error('there are three');
    await kill(one.child, 'SIGKILL');
    gone.isStopped = true;
    moves.isStopped = true;
    await Promise.all(interrupted);
    gone.document.provider.destroy();
    await going;
    moves.document.provider.destroy();
    moves.document = await opened(at(two, mover).tab(), PROPOSAL, moves.doc);
    await convergence(
      [moves, stays, await fresh(two), await fresh(three)],
      [...gone.acknowledged, ...moves.written, ...stays.written],
    );
    expect(gone.acknowledged.length).toBeGreaterThan(20);
  });

  it.each(['end', 'hang'] as const)(
    'N1 R1 R2: when Redis is away (%s), what is written crosses by the log',
    async (how) => {
      const [one, two] = await nodes(2);
      const [a, b] = [
        await hand(await enter(one, MODERATOR), 'a'),
        await hand(await enter(two, MEMBER), 'b'),
      ];
      await Promise.all([a.write(5), b.write(5)]);
      await convergence([a, b], [...a.written, ...b.written]);
      if (how === 'end') await redis.end();
      else redis.suspend();
      const back = performance.now() + AWAY;
      while (performance.now() < back) await Promise.all([a.write(2), b.write(2)]);
      await convergence([a, b], [...a.written, ...b.written]);
      if (how === 'end') await redis.begin();
      else redis.resume();
      await Promise.all([a.write(5), b.write(5)]);
      await convergence([a, b, await fresh(one), await fresh(two)], [...a.acknowledged, ...b.acknowledged]);
      // Cursors cross again.
      a.document.provider.awareness?.setLocalState({ person: MODERATOR });
      await until('the cursor', () => b.document.provider.awareness?.getStates().has(a.doc.clientID), 10_000);
    },
  );

  it('L3 R2: when Postgres is restarted nothing is acknowledged meanwhile, and nothing is lost', async () => {
    const [one, two] = await nodes(2);
    const [a, b] = [await hand(await enter(one, MODERATOR), 'a'), await hand(await enter(two, MEMBER), 'b')];
    await Promise.all([a.write(5), b.write(5)]);
    await postgres.end();
    const before = [...a.acknowledged, ...b.acknowledged];
    const writing = [a.write(10), b.write(10)];
    await until(
      'they are told',
      () => a.document.provider.hasUnsyncedChanges && b.document.provider.hasUnsyncedChanges,
    );
    expect([...a.acknowledged, ...b.acknowledged]).toEqual(before);
    await postgres.begin();
    await Promise.all(writing);
    await convergence([a, b, await fresh(one), await fresh(two)], [...a.acknowledged, ...b.acknowledged]);
  });

  it('N3 N4 N5: cursors, who is where, what happens and the end of a session cross within two seconds', async () => {
    const [one, two] = await nodes(2);
    const [moderator, member] = [await enter(one, MODERATOR), await enter(two, MEMBER)];
    const [here, there] = [
      await opened(moderator.tab(), HUB_DOCUMENT),
      await opened(member.tab(), HUB_DOCUMENT),
    ];
    await until('the nodes hear each other', async () => {
      const { nodes: state } = (await at(one).ask<{ nodes: string }>('/health/ready')).body;
      return state === 'up';
    });
    here.provider.sendStateless(
      JSON.stringify({ type: 'place', place: { manufaktur: 'bildung', view: 'tafel' }, protocol: 1 }),
    );
    await until('the place', () => knownRoster(there.messages)?.heads['bildung' as never] === 1, HEARD);
    expect(knownRoster(there.messages)?.people).toContainEqual({
      person: MODERATOR,
      place: { manufaktur: 'bildung', view: 'tafel' },
    });
    await propose(moderator, 'Neu');
    await until('the event', () => events(there).length === 1, HEARD);

    const [a, b] = [await opened(moderator.tab(), PROPOSAL), await opened(member.tab(), PROPOSAL)];
    a.provider.awareness?.setLocalState({ person: MODERATOR });
    await until('the cursor', () => b.provider.awareness?.getStates().has(a.doc.clientID), HEARD);

    // Signed out at the other node, with the same cookie.
    const tab = moderator.tab();
    await opened(tab, HUB_DOCUMENT);
    await at(two, moderator).post('/api/auth/sign-out', { everywhere: false });
    await until('the end', () => tab.closes.some(({ code }) => code === 4410), HEARD);
    await until('nobody is there', () => knownRoster(there.messages)?.people.length === 0, HEARD);
  });

  it('what both carry over into the search at the same time is the newest of both', async () => {
    const [one, two] = await nodes(2);
    const reader = await enter(one, MODERATOR);
    const [a, b] = [await hand(reader, 'a'), await hand(await enter(two, MEMBER), 'b')];
    const rounds = [
      ['Quittenbrot', 'Hagebuttenmus'],
      ['Schlehenwein', 'Mispelsaft'],
      ['Kornelkirsche', 'Felsenbirne'],
    ];
    for (const words of rounds) {
      await Promise.all([a.say(words[0] ?? ''), b.say(words[1] ?? '')]);
      for (const word of words) {
        await until(
          `${word} is found`,
          async () => (await reader.ask<unknown[]>(`/api/search?q=${word}`)).body.length > 0,
        );
      }
    }
  });

  it.each([
    ['without Redis', false],
    ['with Redis away', true],
  ])(
    'N1 N3 N4: %s changes, events and the end of a session are found in the database',
    async (_, hasRedis) => {
      const [one, two] = await nodes(2, hasRedis ? { REDIS_URL: redis.url } : {});
      if (hasRedis) {
        await redis.end();
        onTestFinished(async () => await redis.begin());
      }
      const [moderator, member] = [await enter(one, MODERATOR), await enter(two, MEMBER)];
      const hubs = [await opened(moderator.tab(), HUB_DOCUMENT), await opened(member.tab(), HUB_DOCUMENT)];
      for (let nr = 0; nr < 5; nr += 1) {
        await propose(moderator, `Eins ${nr}`);
        await propose(at(two, moderator), `Zwei ${nr}`);
      }
      for (const hub of hubs) await until('the events', () => events(hub).length === 10, 3000);
      const [first = 0] = events(hubs[0]!);
      for (const hub of hubs) expect(events(hub)).toEqual(Array.from({ length: 10 }, (__, nr) => first + nr));

      const [a, b] = [await hand(moderator, 'a'), await hand(member, 'b')];
      await Promise.all([a.write(5), b.write(5)]);
      await convergence([a, b], [...a.written, ...b.written]);

      const tab = moderator.tab();
      await opened(tab, HUB_DOCUMENT);
      const began = performance.now();
      await at(two, moderator).post('/api/auth/sign-out', { everywhere: false });
      await until('the end', () => tab.closes.some(({ code }) => code === 4410), HEARD + 500);
      expect(performance.now() - began).toBeLessThan(HEARD + 500);
    },
  );
});

it('three nodes that start at once on an empty database lay the world out once, and each prints a code that holds', async () => {
  const started = await nodes(3);
  const said = started.map((node) => node.out());
  expect(said.filter((out) => out.includes('Erster Start'))).toHaveLength(1);
  const codes = said.map((out) => /\/einrichten#([\w-]+)/.exec(out)?.[1]);
  expect(new Set(codes).size).toBe(3);
  const admin = at(started[1]);
  const setup = { name: 'Erika', email: 'e@example.org', password: 'ein langes passwort', code: codes[0] };
  expect((await admin.post('/api/setup', setup)).status).toBe(200);
  expect((await at(started[2], admin).session()).email).toBe('e@example.org');
});

import { CLOSE } from '@geflecht/contract';
import {
  freePort,
  type RunningPostgres,
  type RunningRedis,
  startPostgres,
  startRedis,
} from '@geflecht/testkit/services';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { Browser } from '../../testbed/browser.ts';
import { BOARD, MEMBER, MODERATOR, opened } from '../../testbed/live-stage.ts';
import { joinedPlainly, plainClient, tokenOf, turnedAway } from '../../testbed/plain-client.ts';
import { createPrograms, type Programs } from '../../testbed/program.ts';
import { until } from '../../testbed/until.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let postgres: RunningPostgres;
let redis: RunningRedis;
let programs: Programs;
const browsers: Browser[] = [];

beforeAll(async () => {
  [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
});
afterAll(async () => {
  await Promise.all([postgres.stop(), redis.stop()]);
});
beforeEach(() => {
  programs = createPrograms();
});
afterEach(async () => {
  for (const browser of browsers.splice(0)) browser.close();
  await programs[Symbol.asyncDispose]();
});

async function node(settings: Record<string, string>): Promise<string> {
  const { address } = await programs.started(await freePort(), { DATABASE_URL: postgres.url, ...settings });
  return address;
}

async function enter(address: string, person: string): Promise<Browser> {
  const browser = new Browser(address);
  browsers.push(browser);
  await browser.enter(person);
  return browser;
}

describe('P4: a token on two nodes', () => {
  it.each([
    ['with Redis', () => ({ REDIS_URL: redis.url })],
    ['found in the database alone', () => ({})],
  ])('that is revoked on one ends on the other within two seconds: %s', async (_, settings) => {
    const [one, two] = [await node(settings()), await node(settings())];
    const browser = await enter(two, MEMBER);
    const { secret, token } = await tokenOf(browser);
    const kept = await tokenOf(browser);
    const client = await joinedPlainly(one, BOARD, { token: secret });
    const beside = await joinedPlainly(one, BOARD, { token: kept.secret });
    expect((await browser.ask(`/api/tokens/${token.id}`, { method: 'DELETE' })).status).toBe(204);
    await until('the end', () => client.closes.length > 0, 2000);
    expect(client.closes).toEqual([CLOSE.sessionEnded]);
    expect(await turnedAway(plainClient(one, BOARD, { token: secret }))).toBe(CLOSE.unauthenticated);
    // What holds is left alone, also after several looks into the database.
    const page = await opened((await enter(two, MODERATOR)).tab(), BOARD);
    for (const word of ['eins', 'zwei', 'drei']) {
      page.doc.getMap('probe').set('wort', word);
      await until(`"${word}" crosses`, () => beside.doc.getMap('probe').get('wort') === word);
    }
    expect(beside.closes).toEqual([]);
  });

  it('P5: does not take over whom its client has heard on the other node', async () => {
    const [one, two] = [await node({ REDIS_URL: redis.url }), await node({ REDIS_URL: redis.url })];
    const page = await opened((await enter(two, MODERATOR)).tab(), BOARD);
    const witness = await opened((await enter(one, MODERATOR)).tab(), BOARD);
    const { secret } = await tokenOf(await enter(one, MEMBER));
    const client = await joinedPlainly(one, BOARD, { token: secret });
    client.provider.awareness.setLocalState(null);
    const pointerAt = (x: number) => ({ cursor: { x, y: 0 } });
    for (let x = 1; x <= 20; x += 1) {
      page.provider.awareness?.setLocalState({ person: MODERATOR, board: pointerAt(x) });
      await until(`it has moved to ${x}`, () =>
        [client.provider.awareness, witness.provider.awareness].every((awareness) => {
          const state = awareness?.getStates().get(page.doc.clientID);
          return JSON.stringify(state) === JSON.stringify({ person: MODERATOR, board: pointerAt(x) });
        }),
      );
    }
  });
});

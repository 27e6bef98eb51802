import type { HandsView, Problem, TimerView, Vote, VoteView } from '@geflecht/contract';
import type { BoardId, PersonId } from '@geflecht/domain';
import { createRandom } from '@geflecht/testkit/random';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Browser } from '../../testbed/browser.ts';
import { CAST, type Cast, gatherCast, OWN } from '../../testbed/cast.ts';
import type { Product } from '../../testbed/product.ts';
import { insertBoard } from '../boards/index.ts';

const CANDIDATES = ['a', 'b', 'c', 'd'].map((item) => ({ item, words: `Idee ${item}` }));

/** What timer, votes and hands promise, on a whole product. `wait` lets its clock go on. */
export function facilitationContract(start: (now: () => Date) => Promise<Product>): void {
  let product: Product;
  let cast: Cast;
  let clock = new Date('2027-05-19T17:00:00.000Z');
  const wait = (milliseconds: number): void => {
    clock = new Date(clock.getTime() + milliseconds);
  };
  let boards = 0;
  let moderator: Browser;
  let writers: readonly Browser[];

  beforeAll(async () => {
    product = await start(() => clock);
    cast = await gatherCast(product);
    moderator = cast['moderator own'];
    writers = CAST.flatMap((member) => (['public', 'admin', 'city'].includes(member) ? [] : [cast[member]]));
  }, 60_000);
  afterAll(async () => await product[Symbol.asyncDispose]());

  async function board(): Promise<string> {
    boards += 1;
    const id = `moderiert-${boards}` as BoardId;
    await insertBoard(product.context.storage.db, { id, manufaktur: OWN, title: id }, clock.toISOString());
    return `/api/boards/${id}`;
  }
  const put = async <T>(by: Browser, path: string, body: unknown) => {
    const answer = await by.ask<T & Problem>(path, { method: 'PUT', body });
    return { status: answer.status, body: answer.body };
  };

  describe('the timer', () => {
    const step = async (path: string, body: object) =>
      (await moderator.post<TimerView>(`${path}/timer`, body)).body;

    it('runs for everybody by the server’s clock, and can be paused, prolonged and stopped', async () => {
      const path = await board();
      const { timer, now } = await step(path, { do: 'start', seconds: 300 });
      expect(now).toBe(clock.toISOString());
      expect(timer).toMatchObject({ total: 300_000, left: null });
      expect(Date.parse(timer?.endsAt ?? '') - clock.getTime()).toBe(300_000);
      wait(100_000);
      expect((await step(path, { do: 'pause' })).timer).toMatchObject({ endsAt: null, left: 200_000 });
      wait(500_000);
      expect((await step(path, { do: 'add', seconds: 60 })).timer).toMatchObject({
        total: 360_000,
        left: 260_000,
      });
      const resumed = (await step(path, { do: 'resume' })).timer;
      expect(Date.parse(resumed?.endsAt ?? '') - clock.getTime()).toBe(260_000);
      const seen = await cast.guest.ask<TimerView>(`${path}/timer`);
      expect(seen.body.timer).toEqual(resumed);
      expect((await step(path, { do: 'stop' })).timer).toBeNull();
    });

    it('has nothing left once it is over, and a minute more runs from then', async () => {
      const path = await board();
      await step(path, { do: 'start', seconds: 5 });
      wait(60_000);
      const over = (await cast.guest.ask<TimerView>(`${path}/timer`)).body;
      expect(Date.parse(over.timer?.endsAt ?? '')).toBeLessThan(Date.parse(over.now));
      expect((await step(path, { do: 'pause' })).timer).toEqual(over.timer);
      const more = (await step(path, { do: 'add', seconds: 60 })).timer;
      expect(Date.parse(more?.endsAt ?? '') - clock.getTime()).toBe(60_000);
    });

    it('takes no time nobody could wait for', async () => {
      const path = await board();
      for (const seconds of [0, -1, 1.5, 1e9, '60', null]) {
        expect((await moderator.post(`${path}/timer`, { do: 'start', seconds })).status).toBe(400);
      }
      await step(path, { do: 'start', seconds: 4 * 60 * 60 });
      expect((await moderator.post(`${path}/timer`, { do: 'add', seconds: 60 })).status).toBe(400);
    });
  });

  describe('a vote', () => {
    const begin = async (path: string, more: object = {}): Promise<Vote> => {
      const body = {
        question: 'Was zuerst?',
        points: 5,
        most: 3,
        isHidden: true,
        candidates: CANDIDATES,
        ...more,
      };
      return (await moderator.post<Vote>(`${path}/votes`, body)).body;
    };
    const give = async (by: Browser, path: string, vote: Vote, item: string, points: number) =>
      await put<VoteView>(by, `${path}/votes/${vote.id}/points`, { item, points });

    it('counts points by candidate; a result hidden until the end is shown to nobody before', async () => {
      const path = await board();
      const vote = await begin(path);
      await give(cast['participant own'], path, vote, 'a', 3);
      await give(cast['participant own'], path, vote, 'b', 1);
      await give(cast.guest, path, vote, 'a', 2);
      const own = (await cast['participant own'].ask<VoteView>(`${path}/vote`)).body;
      expect(own.mine).toEqual({ a: 3, b: 1 });
      expect(own.vote).toMatchObject({ voters: 2, given: 6, results: null });
      expect((await moderator.ask<VoteView>(`${path}/vote`)).body.vote?.results).toBeNull();
      const closed = await moderator.post<Vote>(`${path}/votes/${vote.id}`, { to: 'geschlossen' });
      expect(closed.body.results).toEqual([
        { item: 'a', points: 5, voters: 2 },
        { item: 'b', points: 1, voters: 1 },
        { item: 'c', points: 0, voters: 0 },
        { item: 'd', points: 0, voters: 0 },
      ]);
      expect(JSON.stringify(closed.body)).not.toContain('p37');
    });

    it('shows a running result when it is not hidden', async () => {
      const path = await board();
      const vote = await begin(path, { isHidden: false });
      const { body } = await give(cast.guest, path, vote, 'c', 2);
      expect(body.vote?.results?.[2]).toEqual({ item: 'c', points: 2, voters: 1 });
    });

    it('a repeated request changes nothing, a smaller number takes points back', async () => {
      const path = await board();
      const vote = await begin(path);
      for (let time = 0; time < 3; time += 1) await give(cast.guest, path, vote, 'a', 3);
      expect((await give(cast.guest, path, vote, 'b', 2)).body.mine).toEqual({ a: 3, b: 2 });
      expect((await give(cast.guest, path, vote, 'c', 1)).body.code).toBe('points_spent');
      expect((await give(cast.guest, path, vote, 'a', 0)).body.vote?.given).toBe(2);
      expect((await give(cast.guest, path, vote, 'c', 1)).status).toBe(200);
    });

    it('nobody overspends, however many requests come at the same moment', async () => {
      const path = await board();
      const vote = await begin(path, { isHidden: false });
      const random = createRandom(20_190_522);
      const attempts = Array.from({ length: 120 }, () => ({
        by: random.pick(writers),
        item: random.pick(CANDIDATES).item,
        points: random.below(6),
      }));
      const answers = await Promise.all(
        attempts.map(async ({ by, item, points }) => await give(by, path, vote, item, points)),
      );
      expect(answers.some(({ status }) => status === 409)).toBe(true);
      expect(answers.some(({ status }) => status === 200)).toBe(true);
      let given = 0;
      for (const writer of writers) {
        const { mine } = (await writer.ask<VoteView>(`${path}/vote`)).body;
        const spent = Object.values(mine).reduce((sum, points) => sum + points, 0);
        expect(spent).toBeLessThanOrEqual(5);
        expect(Math.max(0, ...Object.values(mine))).toBeLessThanOrEqual(3);
        given += spent;
      }
      const { vote: after } = (await moderator.ask<VoteView>(`${path}/vote`)).body;
      expect(after?.given).toBe(given);
      expect(after?.results?.reduce((sum, { points }) => sum + points, 0)).toBe(given);
    });

    it.each([
      ['too many points on one candidate', { item: 'a', points: 4 }, 409],
      ['less than nothing', { item: 'a', points: -1 }, 400],
      ['half a point', { item: 'a', points: 0.5 }, 400],
      ['somebody else’s points', { item: 'a', points: 1, person: 'p01' }, 400],
      ['what is not up for the vote', { item: 'z', points: 1 }, 404],
      ['what no item is called', { item: '../a', points: 1 }, 400],
    ])('refuses %s', async (_, body, status) => {
      const path = await board();
      const vote = await begin(path);
      expect((await put(cast.guest, `${path}/votes/${vote.id}/points`, body)).status).toBe(status);
      expect((await cast.guest.ask<VoteView>(`${path}/vote`)).body.vote?.given).toBe(0);
    });

    it('is one at a time, ends once, and takes no points after its end or on another board', async () => {
      const path = await board();
      const other = await board();
      const vote = await begin(path);
      expect((await moderator.post<Problem>(`${path}/votes`, { ...vote })).status).toBe(400);
      const again = { question: null, points: 1, most: 1, isHidden: true, candidates: CANDIDATES };
      expect((await moderator.post<Problem>(`${path}/votes`, again)).body.code).toBe('vote_running');
      expect((await give(cast.guest, other, vote, 'a', 1)).status).toBe(404);
      const end = async (to: string) => await moderator.post<Problem>(`${path}/votes/${vote.id}`, { to });
      expect((await moderator.post(`${other}/votes/${vote.id}`, { to: 'geschlossen' })).status).toBe(404);
      const both = await Promise.all([end('geschlossen'), end('geschlossen')]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      expect((await end('abgebrochen')).body.code).toBe('vote_over');
      expect((await give(cast.guest, path, vote, 'a', 1)).body.code).toBe('vote_over');
      const events = await moderator.ask<readonly { kind: string }[]>(
        `/api/events?manufaktur=${OWN}&newest=1`,
      );
      expect(events.body.filter(({ kind }) => kind === 'vote_closed').length).toBeGreaterThan(0);
    });

    it('that is cancelled leaves nothing to see', async () => {
      const path = await board();
      const vote = await begin(path);
      await moderator.post(`${path}/votes/${vote.id}`, { to: 'abgebrochen' });
      expect((await cast.guest.ask<VoteView>(`${path}/vote`)).body).toEqual({ vote: null, mine: {} });
    });

    it.each([
      ['more points on one than one has', { points: 2, most: 3 }],
      ['one candidate', { candidates: CANDIDATES.slice(0, 1) }],
      ['a candidate twice', { candidates: [...CANDIDATES, CANDIDATES[0]] }],
      ['too many', { candidates: Array.from({ length: 201 }, (_, nr) => ({ item: `i${nr}`, words: 'x' })) }],
      ['words without end', { candidates: [...CANDIDATES, { item: 'e', words: 'x'.repeat(301) }] }],
    ])('does not begin with %s', async (_, more) => {
      const body = { question: null, points: 5, most: 3, isHidden: true, candidates: CANDIDATES, ...more };
      expect((await moderator.post(`${await board()}/votes`, body)).status).toBe(400);
    });
  });

  describe('hands', () => {
    const me = async (by: Browser): Promise<PersonId> => {
      const { person } = await by.session();
      if (person === null) throw new Error('nobody');
      return person.id;
    };
    const hand = async (by: Browser, path: string, isRaised: boolean) =>
      (await put<HandsView>(by, `${path}/hands/${await me(by)}`, { isRaised })).body;

    it('stand in the order in which they were raised; raising twice keeps the place', async () => {
      const path = await board();
      const [one, two] = [cast['participant own'], cast.guest];
      await hand(one, path, true);
      wait(1000);
      await hand(two, path, true);
      wait(1000);
      const view = await hand(one, path, true);
      expect(view.raised).toEqual([await me(one), await me(two)]);
      expect((await hand(one, path, false)).raised).toEqual([await me(two)]);
    });

    it('who is given the word lowers the hand; turns are counted, and the word can be taken back', async () => {
      const path = await board();
      const one = cast['participant own'];
      const id = await me(one);
      await hand(one, path, true);
      const word = async (person: PersonId | null) =>
        (await put<HandsView>(moderator, `${path}/speaker`, { person })).body;
      expect(await word(id)).toMatchObject({ raised: [], speaking: id, turns: [{ person: id, times: 1 }] });
      expect(await word(null)).toMatchObject({ speaking: null });
      expect(await word(id)).toMatchObject({ turns: [{ person: id, times: 2 }] });
      const other = await me(cast.guest);
      expect(await word(other)).toMatchObject({ speaking: other });
    });

    it('are forgotten after the evening, and turns with them', async () => {
      const path = await board();
      const one = cast['participant own'];
      await hand(cast.guest, path, true);
      await put(moderator, `${path}/speaker`, { person: await me(one) });
      wait(13 * 60 * 60 * 1000);
      const view = (await one.ask<HandsView>(`${path}/hands`)).body;
      expect(view).toEqual({ raised: [], speaking: null, turns: [], order: [] });
      const again = await put<HandsView>(moderator, `${path}/speaker`, { person: await me(one) });
      expect(again.body.turns).toEqual([{ person: await me(one), times: 1 }]);
    });

    it('an order is drawn among exactly those who were named, and taken away by naming nobody', async () => {
      const path = await board();
      const people = ['p01', 'p02', 'p03', 'p37', 'p40'];
      const draw = async (named: readonly string[]) =>
        await put<HandsView>(moderator, `${path}/order`, { people: named });
      expect((await draw([...people, 'p01'])).body.order.toSorted()).toEqual(people);
      expect((await draw(['p01', 'nobody'])).status).toBe(404);
      expect((await draw([])).body.order).toEqual([]);
    });
  });
}

import type { FeedEvent, Problem, ProposalDetail } from '@geflecht/contract';
import { HUB_DOCUMENT, type Link, type Proposal } from '@geflecht/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Cast, gatherCast, OTHER, OWN } from '../../testbed/cast.ts';
import { type Product, startProduct } from '../../testbed/product.ts';
import { until } from '../../testbed/until.ts';

let product: Product;
let cast: Cast;

beforeAll(async () => {
  product = await startProduct();
  cast = await gatherCast(product);
});
afterAll(async () => await product[Symbol.asyncDispose]());

async function proposed(change: object = {}): Promise<Link> {
  const made = async (member: 'moderator own' | 'moderator other', manufaktur: string) =>
    (await cast[member].post<Proposal>('/api/proposals', { manufaktur, type: 'projekt', title: 'Titel' }))
      .body;
  const from = await made('moderator own', OWN);
  const to = await made('moderator other', OTHER);
  const body = { from: from.id, to: to.id, score: -2, reason: 'Das eine bremst das andere.', ...change };
  const answer = await cast['participant own'].post<Link>('/api/links', body);
  expect(answer.status).toBe(201);
  return answer.body;
}

const answered = async <Body = Link>(link: Link, body: object) =>
  (await cast['moderator other'].post<Body>(`/api/links/${link.id}/answer`, body)).body;

describe('a link', () => {
  it('appears at both ends, with the other end’s header', async () => {
    const link = await proposed();
    expect(link).toMatchObject({
      fromManufaktur: OWN,
      toManufaktur: OTHER,
      state: 'vorgeschlagen',
      score: -2,
    });
    for (const [end, other] of [
      [link.from, link.to],
      [link.to, link.from],
    ]) {
      const { body } = await cast.kk.ask<ProposalDetail>(`/api/proposals/${end}`);
      expect(body.links).toEqual([link]);
      expect(body.ends.map((each) => each.id)).toEqual([other]);
    }
  });

  it('is told of in both Manufakturen and both histories, once', async () => {
    const link = await proposed();
    for (const query of [`proposal=${link.from}`, `proposal=${link.to}`]) {
      const { body } = await cast.kk.ask<FeedEvent[]>(`/api/events?${query}`);
      expect(body.filter((event) => event.kind === 'link_proposed')).toMatchObject([
        { manufakturen: [OWN, OTHER], link, actor: link.proposedBy },
      ]);
    }
  });

  it('may be made in the other direction too: that is another judgement', async () => {
    const link = await proposed();
    const body = { from: link.to, to: link.from, score: 3, reason: 'Umgekehrt hilft es.' };
    expect((await cast['participant own'].post('/api/links', body)).status).toBe(201);
  });

  it('is made once when two make it at the same moment', async () => {
    const link = await proposed();
    const body = { from: link.to, to: link.from, score: 1, reason: 'Zugleich.' };
    const both = await Promise.all(
      [cast.kk, cast['participant own']].map(
        async (browser) => (await browser.post('/api/links', body)).status,
      ),
    );
    expect(both.toSorted((one, other) => one - other)).toEqual([201, 409]);
  });
});

describe('the answer of the other side', () => {
  it('confirms', async () => {
    const link = await proposed();
    const body = await answered(link, { state: 'bestaetigt' });
    expect(body).toMatchObject({ state: 'bestaetigt', score: -2, counterScore: null, answerReason: null });
    expect(body.answeredBy).toBe((await cast['moderator other'].session()).person?.id);
  });

  it('differs only with a score of its own, and both are kept', async () => {
    const link = await proposed();
    expect((await answered<Problem>(link, { state: 'strittig' })).code).toBe('guard_own_score');
    expect(await answered(link, { state: 'strittig', score: 1, reason: 'Es hilft sogar.' })).toMatchObject({
      state: 'strittig',
      score: -2,
      counterScore: 1,
      answerReason: 'Es hilft sogar.',
    });
  });

  it('refuses only with a reason', async () => {
    const link = await proposed();
    expect((await answered<Problem>(link, { state: 'abgelehnt' })).code).toBe('guard_reason');
    expect((await answered<Problem>(link, { state: 'abgelehnt', reason: '  ' })).code).toBe('guard_reason');
    expect(await answered(link, { state: 'abgelehnt', reason: 'Kein Bezug.' })).toMatchObject({
      state: 'abgelehnt',
      answerReason: 'Kein Bezug.',
    });
  });

  it('of a link to what is hidden is told without its words', async () => {
    const link = await proposed();
    const hub = (await product.as('p37')).tab().open(HUB_DOCUMENT);
    await until('the hub', () => hub.provider.isSynced);
    const hiding = { to: 'verborgen', reason: 'Enthält eine Anschrift.' };
    await cast['moderator own'].post(`/api/proposals/${link.from}/transitions`, hiding);
    await answered(link, { state: 'abgelehnt', reason: 'Wegen der Anschrift.' });
    const event = await until('the event', () =>
      hub.messages.find((message) => JSON.stringify(message).includes('link_answered')),
    );
    expect(event).toMatchObject({ event: { link: { id: link.id, reason: '', answerReason: null } } });
  });

  it('is given once', async () => {
    const link = await proposed();
    await answered(link, { state: 'bestaetigt' });
    expect((await answered<Problem>(link, { state: 'abgelehnt', reason: 'Doch nicht.' })).code).toBe(
      'transition_unknown',
    );
  });
});

import type { FeedEvent, Problem, ProposalDetail } from '@geflecht/contract';
import type { Proposal, ProposalId } from '@geflecht/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Answer, Browser } from '../../testbed/browser.ts';
import { type Cast, gatherCast, OTHER, OWN } from '../../testbed/cast.ts';
import { type Product, startProduct } from '../../testbed/product.ts';
import { proposal } from '../../testbed/world.ts';
import { insertProposal } from './index.ts';

let product: Product;
let cast: Cast;
let moderator: Browser;
let clock = new Date('2027-05-19T17:00:00.000Z');

beforeAll(async () => {
  product = await startProduct({ now: () => clock });
  cast = await gatherCast(product);
  moderator = cast['moderator own'];
});
beforeEach(() => {
  clock = new Date(clock.getTime() + 1000);
});
afterAll(async () => await product[Symbol.asyncDispose]());

let count = 0;
const newId = () => `test-${(count += 1)}` as ProposalId;

async function created(browser = moderator, change: object = {}): Promise<Proposal> {
  const body = { manufaktur: OWN, type: 'projekt', title: 'Titel', ...change };
  const answer = await browser.post<Proposal>('/api/proposals', body);
  expect(answer.status).toBe(201);
  return answer.body;
}

async function planted(change: Partial<Proposal>): Promise<Proposal> {
  const made = proposal(newId(), OWN, change);
  await insertProposal(product.context.storage.db, made);
  return made;
}

const patch = async <Body = Proposal>(browser: Browser, id: string, body: object): Promise<Answer<Body>> =>
  await browser.ask<Body>(`/api/proposals/${id}`, { method: 'PATCH', body });
const move = async <Body = Proposal>(browser: Browser, id: string, body: object): Promise<Answer<Body>> =>
  await browser.post<Body>(`/api/proposals/${id}/transitions`, body);
const detail = async (browser: Browser, id: string) =>
  (await browser.ask<ProposalDetail>(`/api/proposals/${id}`)).body;
const eventsOf = async (id: string) => (await moderator.ask<FeedEvent[]>(`/api/events?proposal=${id}`)).body;
const list = async (query: string) => (await moderator.ask<Proposal[]>(`/api/proposals?${query}`)).body;

describe('a new proposal', () => {
  it('begins as an idea of whoever made it, and is told of', async () => {
    const made = await created(cast.guest, { summary: 'Kurz.' });
    expect(made).toMatchObject({
      state: 'idee',
      priority: 3,
      version: 1,
      sdgs: [],
      createdAt: clock.toISOString(),
    });
    expect(made.author).toBe((await cast.guest.session()).person?.id);
    expect(await eventsOf(made.id)).toMatchObject([
      { kind: 'proposal_created', actor: made.author, manufakturen: [OWN], proposal: made },
    ]);
  });

  it('is made once, however often the call is repeated', async () => {
    const id = newId();
    const first = await created(moderator, { id });
    const again = await created(moderator, { id, title: 'Ein anderer Titel' });
    expect(again).toEqual(first);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it('is not taken over by somebody else who names its id', async () => {
    const { id } = await created();
    const body = { manufaktur: OWN, type: 'ziel', title: 'Fremd', id };
    expect(await cast.kk.refusal('/api/proposals', { method: 'POST', body })).toEqual({
      status: 409,
      code: 'id_taken',
    });
  });

  it('is found at once', async () => {
    const { id } = await created(moderator, { title: 'Wärmespeicherkraftwerk', summary: 'Mit Solethermie.' });
    for (const q of ['wärmespeicher', 'SOLETHERMIE', 'Wärmespeicherkraftwerke']) {
      expect((await list(`q=${encodeURIComponent(q)}`)).map((each) => each.id)).toEqual([id]);
    }
  });
});

describe('a change of the header', () => {
  it('is kept, counted and told of', async () => {
    const made = await created();
    const change = { version: 1, title: 'Neu', sdgs: [13, 7, 7], referate: ['RKU'], priority: 1 };
    const { body } = await patch(cast['participant own'], made.id, change);
    expect(body).toMatchObject({ title: 'Neu', sdgs: [7, 13], referate: ['RKU'], priority: 1, version: 2 });
    expect((await eventsOf(made.id)).at(-1)).toMatchObject({
      kind: 'proposal_changed',
      fields: ['title', 'sdgs', 'referate', 'priority'],
      proposal: body,
    });
  });

  it('on an older version is refused, and the answer says what was kept', async () => {
    const made = await created();
    await patch(moderator, made.id, { version: 1, title: 'Erster' });
    const body = { version: 1, title: 'Zweiter', type: 'projekt', priority: 2 };
    const answer = await patch<Problem>(cast['participant own'], made.id, body);
    expect(answer.body).toMatchObject({
      status: 409,
      code: 'version_conflict',
      details: { kept: ['title', 'priority'], version: 2 },
    });
    expect((await detail(moderator, made.id)).proposal.title).toBe('Erster');
  });

  it('that says what is already so is no change, whatever version it names', async () => {
    const made = await created();
    await patch(moderator, made.id, { version: 1, title: 'Neu' });
    const again = await patch(moderator, made.id, { version: 1, title: 'Neu' });
    expect([again.status, again.body.version]).toEqual([200, 2]);
    expect(await eventsOf(made.id)).toHaveLength(2);
  });

  it('of many at once wins once per version', async () => {
    const made = await created();
    const all = Array.from(
      { length: 8 },
      async (_, index) => await patch(moderator, made.id, { version: 1, title: `Fassung ${index}` }),
    );
    const statuses = (await Promise.all(all)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(7);
  });
});

describe('the way of a proposal', () => {
  const ready = {
    state: 'ausgearbeitet',
    smartFilled: ['spezifisch', 'messbar', 'attraktiv', 'realistisch', 'terminiert'],
  } as const;

  it('offers each person the steps that are theirs, with what is still missing', async () => {
    const made = await planted({ sdgs: [] });
    const offered = async (browser: Browser) => (await detail(browser, made.id)).transitions;
    expect(await offered(moderator)).toContainEqual({
      to: 'ausgearbeitet',
      right: 'yes',
      missing: ['guard_smart', 'guard_sdg'],
      asks: [],
    });
    expect(await offered(moderator)).toContainEqual({
      to: 'verborgen',
      right: 'yes',
      missing: [],
      asks: ['reason'],
    });
    const maturity = { to: 'ausgearbeitet', right: 'propose' };
    expect(await offered(cast['participant own'])).toContainEqual(expect.objectContaining(maturity));
    const others = (await offered(cast['participant other'])).map((each) => each.to);
    expect(others).toEqual(['verborgen']);
  });

  it('needs a recorded opinion for a nomination, and keeps it', async () => {
    const made = await planted({ ...ready, manufaktur: OTHER });
    const other = cast['moderator other'];
    await product.context.storage.db.deleteFrom('ratings').execute();
    await product.context.storage.db.updateTable('rounds').set({ candidates: '[]' }).execute();
    await product.context.storage.db
      .updateTable('proposals')
      .set({ state: 'ausgearbeitet' })
      .where('state', '=', 'nominiert')
      .where('manufaktur', '=', OTHER)
      .execute();
    const without = await move<Problem>(other, made.id, { to: 'nominiert' });
    expect(without.body.code).toBe('guard_opinion');
    const { body } = await move(other, made.id, { to: 'nominiert', opinion: 'Einhellig dafür.' });
    expect(body).toMatchObject({ state: 'nominiert', opinion: 'Einhellig dafür.', version: 2 });
  });

  it('lets a Manufaktur nominate two, even when several try at once', async () => {
    const { db } = product.context.storage;
    await db.updateTable('rounds').set({ candidates: '[]' }).execute();
    await db
      .updateTable('proposals')
      .set({ state: 'ausgearbeitet' })
      .where('state', '=', 'nominiert')
      .where('manufaktur', '=', OWN)
      .execute();
    const made = await Promise.all([1, 2, 3, 4].map(async () => await planted({ ...ready, opinion: 'Ja.' })));
    const answers = await Promise.all(
      made.map(async ({ id }) => await move<Problem>(moderator, id, { to: 'nominiert' })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(2);
    const refused = answers.filter((answer) => answer.status === 409);
    expect(refused.map((answer) => answer.body.code)).toEqual([
      'guard_nomination_cap',
      'guard_nomination_cap',
    ]);
    expect(refused[0]?.body.details).toEqual({ limit: 2 });
  });

  it('keeps the reason of a side step with the proposal and in the history', async () => {
    const made = await planted({ state: 'nominiert' });
    const { body } = await move(cast.kk, made.id, { to: 'weiterentwicklung', reason: 'Noch ohne Träger.' });
    expect(body).toMatchObject({ state: 'weiterentwicklung', stateReason: 'Noch ohne Träger.' });
    expect(await eventsOf(made.id)).toMatchObject([
      { kind: 'proposal_moved', from: 'nominiert', reason: 'Noch ohne Träger.' },
    ]);
  });

  it('is merged only into another proposal that is there', async () => {
    const made = await planted({});
    const target = await planted({});
    const merge = async (successor?: string) =>
      (await move<Problem>(moderator, made.id, { to: 'zusammengefuehrt', successor })).body;
    expect((await merge()).code).toBe('guard_successor');
    expect(await merge('nothing')).toMatchObject({ code: 'unknown_id', field: 'successor' });
    expect((await merge(made.id)).code).toBe('unknown_id');
    expect(await merge(target.id)).toMatchObject({ state: 'zusammengefuehrt' });
  });
});

describe('a hidden proposal', () => {
  it('is gone for all but those who may show it, with its words, links and history', async () => {
    const made = await created(moderator, { title: 'Unrechtswort', summary: 'Unrechtswort' });
    const other = (await list(`manufaktur=${OTHER}`))[0]!;
    await moderator.post('/api/links', { from: made.id, to: other.id, score: 1, reason: 'Unrechtswort' });
    await move(moderator, made.id, { to: 'verborgen', reason: 'Unrechtswort' });

    const outsider = cast['participant own'];
    expect(await outsider.refusal(`/api/proposals/${made.id}`)).toEqual({ status: 404, code: 'unknown_id' });
    const seen = [
      await outsider.ask(`/api/proposals?manufaktur=${OWN}`),
      await outsider.ask('/api/proposals?state=verborgen'),
      await outsider.ask('/api/search?q=Unrechtswort'),
      await outsider.ask(`/api/links?proposal=${made.id}`),
      await outsider.ask(`/api/proposals/${other.id}`),
      await outsider.ask('/api/events?newest=1'),
      await product.browser().ask('/api/overview'),
    ];
    for (const { status, body } of seen) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain('Unrechtswort');
    }
    expect((await detail(moderator, made.id)).proposal.title).toBe('Unrechtswort');
  });

  it('returns only to where it was', async () => {
    const made = await planted({});
    await move(moderator, made.id, { to: 'verborgen', reason: 'Versehen' });
    const back = (await detail(moderator, made.id)).transitions;
    expect(back.map((each) => each.to)).toEqual(['in_arbeit']);
    expect((await move<Problem>(moderator, made.id, { to: 'idee' })).body.code).toBe('guard_previous_state');
    expect((await move(moderator, made.id, { to: 'in_arbeit' })).body).toMatchObject({
      state: 'in_arbeit',
      stateReason: null,
    });
  });
});

describe('the list', () => {
  it('filters by all that was asked for together', async () => {
    const found = await list(`manufaktur=${OTHER}&type=projekt&sdg=11`);
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) {
      expect(each).toMatchObject({ manufaktur: OTHER, type: 'projekt' });
      expect(each.sdgs).toContain(11);
    }
  });

  it('sorts by title as German does, by importance, by state, by the last change', async () => {
    const german = new Intl.Collator('de', { numeric: true });
    const titles = (await list('sort=title')).map((each) => each.title);
    expect(titles).toEqual(titles.toSorted((one, other) => german.compare(one, other)));
    const priorities = (await list('')).map((each) => each.priority);
    expect(priorities).toEqual(priorities.toSorted((one, other) => one - other));
    const changed = (await list('sort=updated')).map((each) => each.updatedAt);
    expect(changed).toEqual(changed.toSorted().toReversed());
    const states = (await list('sort=state')).map((each) => each.state);
    expect(states[0]).toBe('idee');
    expect(new Set(states).size).toBe(states.filter((state, index) => state !== states[index - 1]).length);
  });
});

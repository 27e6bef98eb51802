import { LIMITS, type Problem, PROBLEM_MEDIA_TYPE } from '@geflecht/contract';
import type { Link, Proposal } from '@geflecht/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Browser } from '../testbed/browser.ts';
import { type Cast, gatherCast, OTHER, OWN } from '../testbed/cast.ts';
import { type Product, startProduct } from '../testbed/product.ts';

let product: Product;
let cast: Cast;
let moderator: Browser;
let here: Proposal;
let there: Proposal;

beforeAll(async () => {
  product = await startProduct();
  cast = await gatherCast(product);
  moderator = cast['moderator own'];
  here = await made(OWN, 'Hier');
  there = (await cast['moderator other'].post<Proposal>('/api/proposals', bodyOf(OTHER, 'Dort'))).body;
});
afterAll(async () => await product[Symbol.asyncDispose]());

const bodyOf = (manufaktur: string, title: unknown) => ({ manufaktur, type: 'projekt', title });

async function made(manufaktur: string, title: string): Promise<Proposal> {
  const { status, body } = await moderator.post<Proposal>('/api/proposals', bodyOf(manufaktur, title));
  expect(status).toBe(201);
  return body;
}

interface Tried {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
}

/** The problem a browser gets, checked for the form every problem has, in both languages. */
async function problem({ path, method = 'POST', body }: Tried): Promise<Problem> {
  const asked = { method, ...(body === undefined ? {} : { body }) };
  const german = await moderator.ask<Problem>(path, asked);
  const english = await moderator.ask<Problem>(path, {
    ...asked,
    headers: { 'accept-language': 'en-GB,de' },
  });
  for (const answer of [german, english]) {
    expect(answer.headers.get('content-type')).toContain(PROBLEM_MEDIA_TYPE);
    expect(answer.body.status).toBe(answer.status);
    expect(answer.body.type).toBe(`urn:geflecht:problem:${answer.body.code}`);
    expect(answer.body.detail).toMatch(/^\p{Lu}.{9,}[.?]$/u);
  }
  expect(english.body.code).toBe(german.body.code);
  expect(english.body.detail).not.toBe(german.body.detail);
  return german.body;
}

describe('an unknown id', () => {
  const transition = { to: 'in_arbeit' };
  const answer = { state: 'bestaetigt' };
  const change = { version: 1, title: 'x' };
  const joined = { state: 'gast' };

  it.each([
    'nothing',
    '__proto__',
    'constructor',
    '%00',
    '..',
    'a%2Fb',
    'x'.repeat(65),
    '%F0%9F%8C%B1',
    "'--",
  ])('%s is one, wherever it stands', async (id) => {
    const tried: Tried[] = [
      { method: 'GET', path: `/api/proposals/${id}` },
      { method: 'PATCH', path: `/api/proposals/${id}`, body: change },
      { path: `/api/proposals/${id}/transitions`, body: transition },
      { path: `/api/links/${id}/answer`, body: answer },
      { method: 'GET', path: `/api/manufakturen/${id}` },
      { method: 'PUT', path: `/api/manufakturen/${id}/membership`, body: joined },
      { method: 'GET', path: `/api/versions/${id}` },
      { method: 'PATCH', path: `/api/versions/${id}`, body: { name: 'x' } },
      { path: `/api/versions/${id}/restore`, body: {} },
      { method: 'GET', path: `/api/documents/proposal/${id}/versions` },
      { method: 'GET', path: `/api/documents/board/${id}/versions` },
      { method: 'GET', path: `/api/documents/${id}/M1-01/versions` },
    ];
    for (const each of tried) {
      // A path that climbs leads to another route, or to none.
      const expected = id === '..' ? /^unknown_route$/ : /^unknown_id$/;
      expect((await problem(each)).code, each.path).toMatch(expected);
    }
  });

  it('in a body names the field it stands in', async () => {
    const body = { from: here.id, to: 'nothing', score: 1, reason: 'Weil.' };
    expect(await problem({ path: '/api/links', body })).toMatchObject({ code: 'unknown_id', field: 'to' });
    expect(await problem({ path: '/api/proposals', body: bodyOf('nothing', 'x') })).toMatchObject({
      code: 'unknown_id',
      field: 'manufaktur',
    });
  });
});

describe('a body', () => {
  it.each(['{"title":', '{"title":"x"}}', 'null{', '{"__proto__":{"title":"x"}}', ''])(
    'of broken JSON %s is refused',
    async (body) => {
      expect(await problem({ path: '/api/proposals', body })).toMatchObject({
        status: 400,
        code: 'malformed_json',
      });
    },
  );

  it.each(['[]', '"text"', '7', 'null'])('that is %s and no object is refused', async (body) => {
    expect((await problem({ path: '/api/proposals', body })).status).toBe(400);
  });

  it.each([
    ['title', 'x'.repeat(LIMITS.title + 1), LIMITS.title],
    ['summary', 'x'.repeat(LIMITS.summary + 1), LIMITS.summary],
  ])('with an over-long %s says how long it may be', async (field, text, limit) => {
    const body = { ...bodyOf(OWN, 'Titel'), [field]: text };
    expect(await problem({ path: '/api/proposals', body })).toMatchObject({
      status: 400,
      code: 'text_too_long',
      field,
      details: { limit },
    });
  });

  it('as long as allowed is taken', async () => {
    const title = 'ä'.repeat(LIMITS.title);
    expect((await made(OWN, title)).title).toBe(title);
  });

  it.each(['\u0000', '\u0007', '\u001b[31m', '\u202e', '\u2066'])(
    'with the control character %j is refused in every text',
    async (sign) => {
      const link = { from: here.id, to: there.id, score: 1, reason: `Weil${sign}.` };
      const tried: Tried[] = [
        { path: '/api/proposals', body: bodyOf(OWN, `Ti${sign}tel`) },
        { path: '/api/proposals', body: { ...bodyOf(OWN, 'Titel'), summary: `Ku${sign}rz` } },
        { path: '/api/links', body: link },
        { path: `/api/proposals/${here.id}/transitions`, body: { to: 'ruhend', reason: `We${sign}il` } },
      ];
      for (const each of tried) expect((await problem(each)).code).toBe('name_invalid');
    },
  );

  it.each(['', '   ', '\t'])('with the empty title %j is refused', async (title) => {
    expect(await problem({ path: '/api/proposals', body: bodyOf(OWN, title) })).toMatchObject({
      code: 'required',
      field: 'title',
    });
  });

  it.each([
    ['title', { manufaktur: OWN, type: 'projekt' }, 'required'],
    ['type', { ...bodyOf(OWN, 'x'), type: 'wunsch' }, 'invalid_body'],
    ['title', bodyOf(OWN, { de: 'x' }), 'invalid_body'],
    ['id', { ...bodyOf(OWN, 'x'), id: '../x' }, 'invalid_body'],
  ])('with a wrong or missing %s names it', async (field, body, code) => {
    expect(await problem({ path: '/api/proposals', body })).toMatchObject({ code, field });
  });
});

describe('HTML in a name', () => {
  const names = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '<b>fett</b> & "so"',
    'javascript:alert(1)',
    '{{7*7}} ${7*7}',
  ];

  it.each(names)('%s is kept letter by letter and never sent as HTML', async (name) => {
    const { id, title } = await made(OWN, name);
    expect(title).toBe(name);
    const answer = await moderator.ask<{ proposal: Proposal }>(`/api/proposals/${id}`);
    expect(answer.body.proposal.title).toBe(name);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('of a guest is kept letter by letter too', async () => {
    const [displayName] = names;
    const { body } = await moderator.post<{ url: string }>(`/api/manufakturen/${OWN}/invitations`, {});
    const guest = product.browser();
    await guest.post('/api/auth/guest', { token: new URL(body.url).hash.slice(1), displayName });
    expect((await guest.session()).person?.name).toBe(displayName);
  });
});

describe('a link', () => {
  const body = () => ({ from: here.id, to: there.id, score: 2, reason: 'Beides hilft einander.' });

  it.each([
    ['without a reason', {}, 'reason_required'],
    ['with a blank reason', { reason: ' \n ' }, 'reason_required'],
    ['with a reason that is no text', { reason: 7 }, 'reason_required'],
    ['with an over-long reason', { reason: 'x'.repeat(LIMITS.reason + 1) }, 'text_too_long'],
  ])('%s is refused', async (_name, change, code) => {
    const { reason: _reason, ...rest } = body();
    expect(await problem({ path: '/api/links', body: { ...rest, ...change } })).toMatchObject({
      status: 400,
      code,
      field: 'reason',
    });
  });

  it.each([4, -4, 1.5, '2', null])('with the score %j is refused', async (score) => {
    expect(await problem({ path: '/api/links', body: { ...body(), score } })).toMatchObject({
      code: 'score_invalid',
      field: 'score',
    });
  });

  it('within one Manufaktur, to itself, or made twice is refused', async () => {
    const sibling = await made(OWN, 'Nachbar');
    const code = async (change: object) =>
      (await problem({ path: '/api/links', body: { ...body(), ...change } })).code;
    expect(await code({ to: sibling.id })).toBe('same_manufaktur');
    expect(await code({ to: here.id })).toBe('same_proposal');
    expect((await moderator.post<Link>('/api/links', body())).status).toBe(201);
    expect(await code({})).toBe('already_linked');
  });
});

describe('a step', () => {
  const step = (body: object): Tried => ({ path: `/api/proposals/${here.id}/transitions`, body });

  it('that the process does not have is refused', async () => {
    expect(await problem(step({ to: 'abgeschlossen' }))).toMatchObject({
      status: 409,
      code: 'transition_unknown',
    });
    expect(await problem(step({ to: 'idee' }))).toMatchObject({ code: 'transition_unknown' });
    expect(await problem(step({ to: 'geloescht' }))).toMatchObject({ status: 400, code: 'invalid_body' });
  });

  it('whose condition is not met says which', async () => {
    const { id } = await made(OWN, 'Halb fertig');
    const path = `/api/proposals/${id}/transitions`;
    await moderator.post(path, { to: 'in_arbeit' });
    const missing = ['spezifisch', 'messbar', 'attraktiv', 'realistisch', 'terminiert'];
    expect(await problem({ path, body: { to: 'ausgearbeitet' } })).toMatchObject({
      status: 409,
      code: 'guard_smart',
      details: { missing },
    });
  });
});

describe('a query', () => {
  it.each([
    '/api/proposals?sort=random',
    '/api/proposals?sdg=18',
    '/api/proposals?sdg=0',
    '/api/proposals?state=weg',
    '/api/proposals?unknown=1',
    '/api/proposals?type=ziel&type=projekt',
    '/api/events?after=-1',
    '/api/events?after=1e3',
    '/api/links?proposal=..%2F..',
    `/api/search?q=${'x'.repeat(LIMITS.search + 1)}`,
    '/api/search?q=',
    '/api/search?q=%20',
    '/api/search',
  ])('%s is refused', async (path) => {
    expect((await problem({ method: 'GET', path })).status).toBe(400);
  });
});

import type { Invitation, NewAccessToken } from '@geflecht/contract';
import { LIMITS } from '@geflecht/contract';
import type { AccessToken, PersonId } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';

import type { Browser } from '../../testbed/browser.ts';
import { ADMIN, DAY, signInStage } from '../../testbed/sign-in-stage.ts';
import { until } from '../../testbed/until.ts';
import { setSuspended } from '../people/index.ts';
import { createTokenEntrance, type TokenEntrance } from './index.ts';

const HOUR = DAY / 24;
const stage = signInStage();
const asked = { name: 'Mein Skript', scope: 'read', days: 30 } as const;

const list = async (browser: Browser) => (await browser.ask<AccessToken[]>('/api/tokens')).body;

async function make(browser: Browser, change: object = {}): Promise<NewAccessToken> {
  const { status, body } = await browser.post<NewAccessToken>('/api/tokens', { ...asked, ...change });
  expect(status).toBe(201);
  return body;
}

/** Recognises tokens as the socket does. */
function entrance(change: { demo?: boolean } = {}): TokenEntrance {
  const { storage, now } = stage.product.context;
  return createTokenEntrance({
    storage,
    now,
    demoActive: async () => await Promise.resolve(change.demo ?? true),
    logger: { warn: (_: unknown, message?: string) => expect.unreachable(message) },
  });
}

const stored = async () =>
  await stage.product.context.storage.db.selectFrom('access_tokens').selectAll().execute();

describe('making an access token', () => {
  it('shows the whole of it once and keeps a hash', async () => {
    const browser = await stage.product.as('p37');
    const { secret, token } = await make(browser);
    expect(secret).toMatch(/^gft_[0-9a-f]{24}_[\w-]{32}$/);
    expect(token).toEqual({
      id: expect.any(String),
      name: 'Mein Skript',
      scope: 'read',
      createdAt: '2027-05-19T17:00:00.000Z',
      expiresAt: '2027-06-18T17:00:00.000Z',
      lastUsedAt: null,
    });
    expect(await list(browser)).toEqual([token]);
    const rows = await stored();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret.slice(-32));
  });

  it('always has an end: 7, 30, 90 or 365 days', async () => {
    const browser = await stage.product.as('p37');
    for (const days of [7, 30, 90, 365]) {
      const { token } = await make(browser, { days });
      expect(Date.parse(token.expiresAt) - Date.parse(token.createdAt)).toBe(days * DAY);
    }
    for (const days of [0, 1, 8, -7, 366, 3650, '30', null, Number.MAX_SAFE_INTEGER]) {
      const refused = await browser.refusal('/api/tokens', { method: 'POST', body: { ...asked, days } });
      expect(refused, String(days)).toEqual({ status: 400, code: 'invalid_body' });
    }
    const endless = { method: 'POST', body: { name: 'Ohne Ende', scope: 'read' } };
    expect(await browser.refusal('/api/tokens', endless)).toEqual({ status: 400, code: 'required' });
    for (const scope of ['admin', '', ['read'], null]) {
      const refused = await browser.refusal('/api/tokens', { method: 'POST', body: { ...asked, scope } });
      expect(refused, String(scope)).toEqual({ status: 400, code: 'invalid_body' });
    }
  });

  it('asks whoever has a password for it', async () => {
    const admin = await stage.setUp();
    for (const currentPassword of [undefined, '', 'falsch']) {
      const refused = { method: 'POST', body: { ...asked, currentPassword } };
      expect(await admin.refusal('/api/tokens', refused)).toEqual({ status: 401, code: 'wrong_credentials' });
    }
    expect(await stored()).toEqual([]);
    await make(admin, { currentPassword: ADMIN.password });
    const guess = { method: 'POST', body: { ...asked, currentPassword: 'geraten' } };
    for (let miss = 0; miss < 5; miss += 1) await admin.refusal('/api/tokens', guess);
    expect(await admin.refusal('/api/tokens', guess)).toEqual({ status: 429, code: 'rate_limited' });
  });

  it('is not for guests, who could not come back to end it', async () => {
    const moderator = await stage.product.as('p01');
    const { body } = await moderator.post<Invitation>('/api/manufakturen/klima-energie/invitations', {});
    const guest = stage.product.browser();
    await guest.post('/api/auth/guest', { token: new URL(body.url).hash.slice(1), displayName: 'Wanda' });
    const refused = { status: 403, code: 'not_permitted' };
    expect(await guest.refusal('/api/tokens', { method: 'POST', body: asked })).toEqual(refused);
    expect(await guest.refusal('/api/tokens')).toEqual(refused);
  });

  it('needs a session: a token makes no token', async () => {
    const { secret } = await make(await stage.product.as('p37'), { scope: 'write' });
    const program = stage.product.browser();
    const headers = { authorization: `Bearer ${secret}` };
    const refused = { status: 401, code: 'sign_in_required' };
    expect(await program.refusal('/api/tokens', { method: 'POST', body: asked, headers })).toEqual(refused);
    expect(await program.refusal(`/api/tokens?token=${secret}`, { headers })).toEqual(refused);
    expect(await program.refusal('/api/proposals', { headers })).toEqual(refused);
  });

  it('stops at twenty living ones, however many are asked for at once; expired ones do not count', async () => {
    const browser = await stage.product.as('p37');
    const answers = await Promise.all(
      Array.from(
        { length: LIMITS.tokens + 5 },
        async () => await browser.post('/api/tokens', { ...asked, days: 7 }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(LIMITS.tokens);
    expect(await browser.refusal('/api/tokens', { method: 'POST', body: asked })).toEqual({
      status: 409,
      code: 'too_many_tokens',
    });
    await make(await stage.product.as('p38'));
    stage.pass(7 * DAY);
    await make(browser);
    expect(await list(browser)).toHaveLength(LIMITS.tokens + 1);
    // What ran out is remembered for a month.
    stage.pass(29 * DAY);
    await make(browser);
    expect(await list(browser)).toHaveLength(LIMITS.tokens + 2);
    stage.pass(DAY);
    await make(browser);
    expect(await list(browser)).toHaveLength(3);
  });
});

describe('an access token', () => {
  it('names its person and scope as long as it holds', async () => {
    const browser = await stage.product.as('p37');
    const { secret, token } = await make(browser, { scope: 'write' });
    const { ownerOf } = entrance();
    expect(await ownerOf(secret, '192.0.2.1')).toEqual({
      ok: true,
      value: { person: 'p37', scope: 'write', token: token.id, expiresAt: new Date(token.expiresAt) },
    });
    stage.pass(30 * DAY - 1);
    expect((await ownerOf(secret, '192.0.2.1')).ok).toBe(true);
    stage.pass(1);
    expect(await ownerOf(secret, '192.0.2.1')).toEqual({ ok: false, refusal: { code: 'token_invalid' } });
  });

  it('is worth nothing when any part of it is another', async () => {
    const one = (await make(await stage.product.as('p37'))).secret;
    const other = (await make(await stage.product.as('p38'))).secret;
    const flipped = `${one.slice(0, -1)}${one.endsWith('A') ? 'B' : 'A'}`;
    const { ownerOf } = entrance();
    const mixed = `${other.slice(0, 28)}${one.slice(28)}`;
    const row = (await stored())[0]!;
    const hash = `gft_${row.id}_${row.secret_hash.slice(0, 32)}`;
    for (const wrong of [flipped, mixed, hash, one.slice(0, -1), `${one}x`, '', undefined]) {
      const answer = await ownerOf(wrong, '192.0.2.1');
      expect(answer, String(wrong)).toEqual({ ok: false, refusal: { code: 'token_invalid' } });
    }
  });

  it('dies with the suspension of its person, and lives again after it', async () => {
    const { secret } = await make(await stage.product.as('p37'));
    const { db } = stage.product.context.storage;
    const { ownerOf } = entrance();
    await setSuspended(db, 'p37' as PersonId, true);
    expect((await ownerOf(secret, '192.0.2.1')).ok).toBe(false);
    await setSuspended(db, 'p37' as PersonId, false);
    expect((await ownerOf(secret, '192.0.2.1')).ok).toBe(true);
  });

  it('of an example person ends with the demo, for good', async () => {
    const { secret } = await make(await stage.product.as('p37'));
    expect((await entrance({ demo: false }).ownerOf(secret, '192.0.2.1')).ok).toBe(false);
    await stage.setUp();
    expect(await stored()).toEqual([]);
    expect((await entrance().ownerOf(secret, '192.0.2.1')).ok).toBe(false);
  });

  it('of a real person does not depend on the demo', async () => {
    const { secret } = await make(await stage.setUp(), { currentPassword: ADMIN.password });
    expect((await entrance({ demo: false }).ownerOf(secret, '192.0.2.1')).ok).toBe(true);
  });

  it('is ended at once by its person, and by nobody else', async () => {
    const browser = await stage.product.as('p37');
    const { secret, token } = await make(browser);
    const kept = await make(browser);
    const path = `/api/tokens/${token.id}`;
    const stranger = await stage.product.as('p30');
    expect(await stranger.refusal(path, { method: 'DELETE' })).toEqual({ status: 404, code: 'unknown_id' });
    const { ownerOf } = entrance();
    expect((await ownerOf(secret, '192.0.2.1')).ok).toBe(true);
    expect((await browser.ask(path, { method: 'DELETE' })).status).toBe(204);
    expect((await ownerOf(secret, '192.0.2.1')).ok).toBe(false);
    expect((await ownerOf(kept.secret, '192.0.2.1')).ok).toBe(true);
    expect((await list(browser)).map(({ id }) => id)).toEqual([kept.token.id]);
    expect(await browser.refusal(path, { method: 'DELETE' })).toEqual({ status: 404, code: 'unknown_id' });
  });

  it('remembers its last use to the hour', async () => {
    const browser = await stage.product.as('p37');
    const { token } = await make(browser);
    const { noteUse } = entrance();
    const lastUse = async () => (await list(browser))[0]!.lastUsedAt;
    noteUse(token.id);
    await until('the use', async () => (await lastUse()) === '2027-05-19T17:00:00.000Z');
    stage.pass(HOUR / 2);
    noteUse(token.id);
    stage.pass(HOUR / 2);
    noteUse(token.id);
    await until('the next use', async () => (await lastUse()) === '2027-05-19T18:00:00.000Z');
  });
});

describe('unknown tokens', () => {
  const wrong = `gft_${'0'.repeat(24)}_${'x'.repeat(32)}`;

  it('have to wait after hundreds from one address, and those that were right never do', async () => {
    const browser = await stage.product.as('p37');
    const before = (await make(browser)).secret;
    const after = (await make(browser)).secret;
    const { ownerOf } = entrance();
    const codeOf = async (written: string, address: string) => {
      const answer = await ownerOf(written, address);
      return answer.ok ? 'fine' : answer.refusal.code;
    };
    expect(await codeOf(before, '192.0.2.1')).toBe('fine');
    const codes: string[] = [];
    for (let attempt = 0; attempt < 700; attempt += 1) codes.push(await codeOf(wrong, '192.0.2.1'));
    expect(codes.filter((code) => code === 'token_invalid')).toHaveLength(599);
    expect(codes.at(-1)).toBe('rate_limited');
    expect(await codeOf(before, '192.0.2.1')).toBe('fine');
    expect(await codeOf(after, '192.0.2.1')).toBe('rate_limited');
    expect(await codeOf(after, '192.0.2.2')).toBe('fine');
    stage.pass(60_000);
    expect(await codeOf(wrong, '192.0.2.1')).toBe('token_invalid');
  });
});

import type { SessionView } from '@geflecht/contract';
import { describe, expect, it } from 'vitest';

import { startProduct } from '../../testbed/product.ts';
import { ADMIN, CREDENTIALS, DAY, signInStage } from '../../testbed/sign-in-stage.ts';

const stage = signInStage();

describe('the cookie', () => {
  it('is HttpOnly and Lax, holds for the whole site, and its secret is not stored', async () => {
    const browser = stage.product.browser();
    const answer = await browser.post('/api/demo/enter', { person: 'p01' });
    const [header] = answer.headers.getSetCookie();
    expect(header).toMatch(/^geflecht_session=[\w-]+\.[\w-]+; Path=\/; Expires=.+; HttpOnly; SameSite=Lax$/);
    const secret = browser.cookie!.split('.')[1]!;
    const stored = await stage.product.context.storage.db.selectFrom('sessions').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it('is Secure when people come over https', async () => {
    await using secure = await startProduct({ publicUrl: 'https://geflecht.example.org' });
    const answer = await secure.browser().post('/api/demo/enter', { person: 'p01' });
    expect(answer.headers.getSetCookie()[0]).toContain('; Secure');
  });

  it('is worth nothing when any part of it is another', async () => {
    const browser = await stage.product.as('p01');
    const other = await stage.product.as('p02');
    const [id, secret] = browser.cookie!.replace('geflecht_session=', '').split('.') as [string, string];
    const [otherId] = other.cookie!.replace('geflecht_session=', '').split('.') as [string, string];
    const thief = stage.product.browser();
    const forged = [
      `${otherId}.${secret}`,
      `${id}.${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`,
      `${id}.${'0'.repeat(secret.length)}`,
      `${id}.`,
      id,
      `${id}.${secret}.x`,
      `' or 1=1 --.${secret}`,
    ];
    for (const value of forged) {
      thief.cookie = `geflecht_session=${value}`;
      expect((await thief.session()).person, value).toBeNull();
    }
  });

  it('changes at sign-in, and the one before is dead', async () => {
    const browser = await stage.product.as('p01');
    const before = browser.cookie;
    await browser.enter('p02');
    expect(browser.cookie).not.toBe(before);
    const thief = stage.product.browser();
    thief.cookie = before;
    expect((await thief.session()).person).toBeNull();
  });

  it('lasts thirty days from its last use', async () => {
    const browser = await stage.product.as('p01');
    stage.pass(29 * DAY);
    expect((await browser.session()).person?.id).toBe('p01');
    stage.pass(29 * DAY);
    expect((await browser.session()).person?.id).toBe('p01');
    stage.pass(31 * DAY);
    expect((await browser.session()).person).toBeNull();
  });
});

describe('signing out', () => {
  it('here ends this browser’s session only', async () => {
    await stage.setUp();
    const [one, other] = [stage.product.browser(), stage.product.browser()];
    await one.post('/api/auth/sign-in', CREDENTIALS);
    await other.post('/api/auth/sign-in', CREDENTIALS);
    const stolen = stage.product.browser();
    stolen.cookie = one.cookie;
    expect((await one.post('/api/auth/sign-out', { everywhere: false })).status).toBe(204);
    expect(one.cookie).toBeUndefined();
    expect((await stolen.session()).person).toBeNull();
    expect((await other.session()).person).not.toBeNull();
  });

  it('everywhere ends them all', async () => {
    await stage.setUp();
    const [one, other] = [stage.product.browser(), stage.product.browser()];
    await one.post('/api/auth/sign-in', CREDENTIALS);
    await other.post('/api/auth/sign-in', CREDENTIALS);
    await one.post('/api/auth/sign-out', { everywhere: true });
    expect((await one.session()).person).toBeNull();
    expect((await other.session()).person).toBeNull();
  });
});

describe('the own profile', () => {
  const change = async (body: unknown) => ({ method: 'PATCH', body });

  it('changes the name', async () => {
    const admin = await stage.setUp();
    const { body } = await admin.ask<SessionView>('/api/profile', await change({ name: 'Erika Neu' }));
    expect(body.person?.name).toBe('Erika Neu');
  });

  it('changes the password with the current one, and every other browser is out', async () => {
    const admin = await stage.setUp();
    const other = stage.product.browser();
    await other.post('/api/auth/sign-in', CREDENTIALS);
    const wrong = await change({ newPassword: 'noch ein passwort', currentPassword: 'falsch' });
    expect((await admin.refusal('/api/profile', wrong)).code).toBe('wrong_credentials');
    const right = await change({ newPassword: 'noch ein passwort', currentPassword: ADMIN.password });
    expect((await admin.ask('/api/profile', right)).status).toBe(200);
    expect((await admin.session()).person).not.toBeNull();
    expect((await other.session()).person).toBeNull();
    expect((await other.refusal('/api/auth/sign-in', { method: 'POST', body: CREDENTIALS })).code).toBe(
      'wrong_credentials',
    );
  });

  it('lets nobody give themselves more than name and password', async () => {
    const admin = await stage.setUp();
    for (const key of ['offices', 'guest', 'suspended', 'id', 'email', 'person']) {
      const refused = await admin.refusal('/api/profile', await change({ name: 'x', [key]: 'kk' }));
      expect(refused, key).toEqual({ status: 400, code: 'invalid_body' });
    }
  });
});

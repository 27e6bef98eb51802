import type { DemoPerson, Invitation } from '@geflecht/contract';
import { describe, expect, it } from 'vitest';

import { startProduct } from '../../testbed/product.ts';
import { ADMIN, CREDENTIALS, DAY, signInStage } from '../../testbed/sign-in-stage.ts';

const stage = signInStage();

describe('entering as an example person', () => {
  it('offers a few people of each role, and the moderators of different Manufakturen', async () => {
    const { body } = await stage.product.browser().ask<DemoPerson[]>('/api/demo/people');
    const roles = Map.groupBy(body, (person) => person.role);
    expect([...roles.keys()].toSorted()).toEqual(['admin', 'city', 'kk', 'moderator', 'participant', 'pate']);
    expect(new Set(roles.get('moderator')?.flatMap((person) => person.manufakturen)).size).toBeGreaterThan(6);
  });

  it('needs one click, and browsers with different people do not meet', async () => {
    const one = stage.product.browser();
    const other = stage.product.browser();
    const [first, second] = (await one.ask<DemoPerson[]>('/api/demo/people')).body;
    await one.enter(first!.id);
    await other.enter(second!.id);
    expect((await one.session()).person?.id).toBe(first!.id);
    expect((await other.session()).person?.id).toBe(second!.id);
    expect((await stage.product.browser().session()).person).toBeNull();
  });

  it('is refused for a person who is not of the example world', async () => {
    const refused = await stage.product
      .browser()
      .refusal('/api/demo/enter', { method: 'POST', body: { person: 'constructor' } });
    expect(refused).toEqual({ status: 404, code: 'unknown_id' });
  });

  it('lets nobody change an example person or sign its other visitors out', async () => {
    const browser = await stage.product.as('p01');
    const rename = { method: 'PATCH', body: { name: 'Anders' } };
    expect(await browser.refusal('/api/profile', rename)).toEqual({ status: 403, code: 'not_permitted' });
    const everywhere = { method: 'POST', body: { everywhere: true } };
    expect(await browser.refusal('/api/auth/sign-out', everywhere)).toEqual({
      status: 403,
      code: 'not_permitted',
    });
  });
});

describe('the first real admin', () => {
  it('is set up by the printed code, once, and the demo is over for good', async () => {
    const visitor = await stage.product.as('p01');
    const admin = await stage.setUp();
    const session = await admin.session();
    expect(session).toMatchObject({ demo: false, setupOpen: false, email: 'admin@example.org' });
    expect(session.actor.offices).toEqual(['admin', 'kk']);
    expect((await admin.ask('/api/manufakturen/bildung')).status).toBe(200);
    expect((await visitor.session()).person).toBeNull();
    expect(await visitor.refusal('/api/demo/people')).toEqual({ status: 403, code: 'demo_off' });
    const again = {
      method: 'POST',
      body: { code: stage.product.setupCode, ...ADMIN, email: 'b@example.org' },
    };
    expect(await visitor.refusal('/api/setup', again)).toEqual({ status: 403, code: 'setup_closed' });
    stage.product = await stage.product.restart();
    expect(stage.product).toMatchObject({ demo: false, setupCode: null });
    expect((await admin.session()).email).toBe('admin@example.org');
  });

  it('needs the right code, and guessing gets slower', async () => {
    const browser = stage.product.browser();
    const attempt = { method: 'POST', body: { code: 'x'.repeat(32), ...ADMIN } };
    for (let miss = 0; miss < 5; miss += 1) {
      expect((await browser.refusal('/api/setup', attempt)).code).toBe('setup_code_wrong');
    }
    expect((await browser.refusal('/api/setup', attempt)).code).toBe('rate_limited');
    expect((await browser.session()).setupOpen).toBe(true);
    // No stranger's guesses keep out whoever holds the code.
    expect((await (await stage.setUp()).session()).email).toBe('admin@example.org');
  });

  it('ends what anybody could make before: guests of example people, and their invitations', async () => {
    const moderator = await stage.product.as('p01');
    const invite = async () =>
      (await moderator.post<Invitation>('/api/manufakturen/klima-energie/invitations', {})).body.url.split(
        '#',
      )[1];
    const guest = stage.product.browser();
    await guest.post('/api/auth/guest', { token: await invite(), displayName: 'Ada' });
    const kept = { token: await invite(), displayName: 'Eva' };
    await stage.setUp();
    expect((await guest.session()).person).toBeNull();
    const asked = { method: 'POST', body: kept };
    expect((await stage.product.browser().refusal('/api/auth/guest', asked)).code).toBe('invitation_unknown');
  });

  it('keeps the code of the newest start only', async () => {
    const old = stage.product.setupCode;
    stage.product = await stage.product.restart();
    expect(stage.product.setupCode).not.toBe(old);
    const attempt = { method: 'POST', body: { code: old, ...ADMIN } };
    expect((await stage.product.browser().refusal('/api/setup', attempt)).code).toBe('setup_code_wrong');
  });

  it('leaves the demo on where GEFLECHT_DEMO says so', async () => {
    await using demo = await startProduct({ demo: 'on' });
    await demo.browser().post('/api/setup', { code: demo.setupCode, ...ADMIN });
    expect((await demo.browser().enter('p01')).person?.id).toBe('p01');
  });

  it('without the demo there are the Manufakturen, and nobody invented', async () => {
    await using bare = await startProduct({ demo: 'off' });
    const browser = bare.browser();
    expect((await browser.session()).demo).toBe(false);
    expect(await browser.refusal('/api/demo/enter', { method: 'POST', body: { person: 'p01' } })).toEqual({
      status: 403,
      code: 'demo_off',
    });
    const { db } = bare.context.storage;
    expect(await db.selectFrom('people').select('id').execute()).toEqual([]);
    expect((await db.selectFrom('boards').select('id').execute()).length).toBe(8);
  });
});

describe('a guest', () => {
  async function invitation(): Promise<string> {
    const moderator = await stage.product.as('p01');
    const { body } = await moderator.ask<Invitation>('/api/manufakturen/klima-energie/invitations', {
      method: 'POST',
    });
    return body.url.split('#')[1]!;
  }

  it('comes by invitation under a name of their choice and belongs to that Manufaktur', async () => {
    const token = await invitation();
    const guest = stage.product.browser();
    const { status, body } = await guest.post('/api/auth/guest', { token, displayName: ' Ada aus Giesing ' });
    expect(status).toBe(200);
    expect(body.person).toMatchObject({ name: 'Ada aus Giesing', guest: true });
    expect(body.actor.guestOf).toEqual(['klima-energie']);
  });

  it('takes names as text and refuses what is none', async () => {
    const token = await invitation();
    const html = '<img src=x onerror=alert(1)>';
    const { body } = await stage.product.browser().post('/api/auth/guest', { token, displayName: html });
    expect(body.person?.name).toBe(html);
    for (const displayName of ['', '   ', 'a\u0000b', 'a\u202Eb', 'a\nb', 'x'.repeat(81)]) {
      const asked = { method: 'POST', body: { token, displayName } };
      expect(
        (await stage.product.browser().refusal('/api/auth/guest', asked)).status,
        JSON.stringify(displayName),
      ).toBe(400);
    }
  });

  it('needs an invitation that exists and has not run out', async () => {
    const asked = (token: string) => ({ method: 'POST', body: { token, displayName: 'Ada' } });
    expect((await stage.product.browser().refusal('/api/auth/guest', asked('nichts'))).code).toBe(
      'invitation_unknown',
    );
    const token = await invitation();
    stage.pass(400 * DAY);
    expect((await stage.product.browser().refusal('/api/auth/guest', asked(token))).code).toBe(
      'invitation_expired',
    );
  });
});

it('a suspended person is out at once and does not get back in', async () => {
  const admin = await stage.setUp();
  const { person } = await admin.session();
  const { db } = stage.product.context.storage;
  await db.updateTable('people').set({ suspended: 1 }).where('id', '=', person!.id).execute();
  expect((await admin.session()).person).toBeNull();
  const refused = await stage.product
    .browser()
    .refusal('/api/auth/sign-in', { method: 'POST', body: CREDENTIALS });
  expect(refused).toEqual({ status: 403, code: 'account_suspended' });
});

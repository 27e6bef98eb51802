import type { DemoPerson, Invitation, OutboxMail, SessionView } from '@geflecht/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type Product, startProduct } from '../../testbed/product.ts';
import { until } from '../../testbed/until.ts';

const ADMIN = { name: 'Erika Verwaltung', email: 'Admin@Example.org', password: 'ein langes passwort' };
const DAY = 24 * 60 * 60 * 1000;

vi.setConfig({ testTimeout: 30_000 });

let product: Product;
let clock: Date;

beforeEach(async () => {
  clock = new Date('2027-05-19T17:00:00.000Z');
  product = await startProduct({ now: () => clock });
});
afterEach(async () => await product[Symbol.asyncDispose]());

function pass(milliseconds: number): void {
  clock = new Date(clock.getTime() + milliseconds);
}

/** Ends the demo and answers the signed-in admin's browser. */
async function setUp() {
  const browser = product.browser();
  const { status } = await browser.post('/api/setup', { code: product.setupCode, ...ADMIN });
  expect(status).toBe(200);
  return browser;
}

const credentials = { email: ADMIN.email, password: ADMIN.password };

describe('entering as an example person', () => {
  it('offers a few people of each role, and the moderators of different Manufakturen', async () => {
    const { body } = await product.browser().ask<DemoPerson[]>('/api/demo/people');
    const roles = Map.groupBy(body, (person) => person.role);
    expect([...roles.keys()].toSorted()).toEqual(['admin', 'city', 'kk', 'moderator', 'participant', 'pate']);
    expect(new Set(roles.get('moderator')?.flatMap((person) => person.manufakturen)).size).toBeGreaterThan(6);
  });

  it('needs one click, and browsers with different people do not meet', async () => {
    const one = product.browser();
    const other = product.browser();
    const [first, second] = (await one.ask<DemoPerson[]>('/api/demo/people')).body;
    await one.enter(first!.id);
    await other.enter(second!.id);
    expect((await one.session()).person?.id).toBe(first!.id);
    expect((await other.session()).person?.id).toBe(second!.id);
    expect((await product.browser().session()).person).toBeNull();
  });

  it('is refused for a person who is not of the example world', async () => {
    const refused = await product
      .browser()
      .refusal('/api/demo/enter', { method: 'POST', body: { person: 'constructor' } });
    expect(refused).toEqual({ status: 404, code: 'unknown_id' });
  });

  it('lets nobody change an example person or sign its other visitors out', async () => {
    const browser = await product.as('p01');
    const rename = { method: 'PATCH', body: { name: 'Anders' } };
    expect(await browser.refusal('/api/profile', rename)).toEqual({ status: 403, code: 'not_permitted' });
    const everywhere = { method: 'POST', body: { everywhere: true } };
    expect(await browser.refusal('/api/auth/sign-out', everywhere)).toEqual({
      status: 403,
      code: 'not_permitted',
    });
  });
});

describe('the cookie', () => {
  it('is HttpOnly and Lax, holds for the whole site, and its secret is not stored', async () => {
    const browser = product.browser();
    const answer = await browser.post('/api/demo/enter', { person: 'p01' });
    const [header] = answer.headers.getSetCookie();
    expect(header).toMatch(/^geflecht_session=[\w-]+\.[\w-]+; Path=\/; Expires=.+; HttpOnly; SameSite=Lax$/);
    const secret = browser.cookie!.split('.')[1]!;
    const stored = await product.context.storage.db.selectFrom('sessions').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(secret);
  });

  it('is Secure when people come over https', async () => {
    await using secure = await startProduct({ publicUrl: 'https://geflecht.example.org' });
    const answer = await secure.browser().post('/api/demo/enter', { person: 'p01' });
    expect(answer.headers.getSetCookie()[0]).toContain('; Secure');
  });

  it('is worth nothing when any part of it is another', async () => {
    const browser = await product.as('p01');
    const other = await product.as('p02');
    const [id, secret] = browser.cookie!.replace('geflecht_session=', '').split('.') as [string, string];
    const [otherId] = other.cookie!.replace('geflecht_session=', '').split('.') as [string, string];
    const thief = product.browser();
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
    const browser = await product.as('p01');
    const before = browser.cookie;
    await browser.enter('p02');
    expect(browser.cookie).not.toBe(before);
    const thief = product.browser();
    thief.cookie = before;
    expect((await thief.session()).person).toBeNull();
  });

  it('lasts thirty days from its last use', async () => {
    const browser = await product.as('p01');
    pass(29 * DAY);
    expect((await browser.session()).person?.id).toBe('p01');
    pass(29 * DAY);
    expect((await browser.session()).person?.id).toBe('p01');
    pass(31 * DAY);
    expect((await browser.session()).person).toBeNull();
  });
});

describe('the first real admin', () => {
  it('is set up by the printed code, once, and the demo is over for good', async () => {
    const visitor = await product.as('p01');
    const admin = await setUp();
    const session = await admin.session();
    expect(session).toMatchObject({ demo: false, setupOpen: false, email: 'admin@example.org' });
    expect(session.actor.offices).toEqual(['admin']);
    expect((await visitor.session()).person).toBeNull();
    expect(await visitor.refusal('/api/demo/people')).toEqual({ status: 403, code: 'demo_off' });
    const again = { method: 'POST', body: { code: product.setupCode, ...ADMIN, email: 'b@example.org' } };
    expect(await visitor.refusal('/api/setup', again)).toEqual({ status: 403, code: 'setup_closed' });
    product = await product.restart();
    expect(product).toMatchObject({ demo: false, setupCode: null });
    expect((await admin.session()).email).toBe('admin@example.org');
  });

  it('needs the right code, and guessing gets slower', async () => {
    const browser = product.browser();
    const attempt = { method: 'POST', body: { code: 'x'.repeat(32), ...ADMIN } };
    for (let miss = 0; miss < 5; miss += 1) {
      expect((await browser.refusal('/api/setup', attempt)).code).toBe('setup_code_wrong');
    }
    expect((await browser.refusal('/api/setup', attempt)).code).toBe('rate_limited');
    expect((await browser.session()).setupOpen).toBe(true);
    // No stranger's guesses keep out whoever holds the code.
    expect((await (await setUp()).session()).email).toBe('admin@example.org');
  });

  it('ends what anybody could make before: guests of example people, and their invitations', async () => {
    const moderator = await product.as('p01');
    const invite = async () =>
      (await moderator.post<Invitation>('/api/manufakturen/klima-energie/invitations', {})).body.url.split(
        '#',
      )[1];
    const guest = product.browser();
    await guest.post('/api/auth/guest', { token: await invite(), displayName: 'Ada' });
    const kept = { token: await invite(), displayName: 'Eva' };
    await setUp();
    expect((await guest.session()).person).toBeNull();
    const asked = { method: 'POST', body: kept };
    expect((await product.browser().refusal('/api/auth/guest', asked)).code).toBe('invitation_unknown');
  });

  it('keeps the code of the newest start only', async () => {
    const old = product.setupCode;
    product = await product.restart();
    expect(product.setupCode).not.toBe(old);
    const attempt = { method: 'POST', body: { code: old, ...ADMIN } };
    expect((await product.browser().refusal('/api/setup', attempt)).code).toBe('setup_code_wrong');
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

describe('e-mail and password', () => {
  it('sign in, whatever the case of the address', async () => {
    await setUp();
    const browser = product.browser();
    const { status, body } = await browser.post('/api/auth/sign-in', {
      ...credentials,
      email: ' ADMIN@example.org',
    });
    expect(status).toBe(200);
    expect(body.person?.name).toBe(ADMIN.name);
  });

  it('say the same about a wrong password and an unknown address', async () => {
    await setUp();
    const wrong = await product.browser().post('/api/auth/sign-in', { ...credentials, password: 'falsch' });
    const unknown = await product
      .browser()
      .post('/api/auth/sign-in', { ...credentials, email: 'nobody@example.org' });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual(unknown.body);
  });

  it('make an account wait after five misses, longer each time, whoever guesses', async () => {
    await setUp();
    const guess = { method: 'POST', body: { ...credentials, password: 'falsch' } };
    for (let miss = 0; miss < 5; miss += 1) {
      expect((await product.browser().refusal('/api/auth/sign-in', guess)).code).toBe('wrong_credentials');
    }
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { status, headers } = await product.browser().post('/api/auth/sign-in', credentials);
      expect(status).toBe(429);
      const seconds = Number(headers.get('retry-after'));
      waits.push(seconds);
      pass(seconds * 1000);
      expect((await product.browser().refusal('/api/auth/sign-in', guess)).code).toBe('wrong_credentials');
    }
    expect(waits).toEqual([30, 60, 120]);
    pass(60 * 60 * 1000);
    expect((await product.browser().post('/api/auth/sign-in', credentials)).status).toBe(200);
  });

  it('are not guessed faster by many requests at once', async () => {
    await setUp();
    const guess = { method: 'POST', body: { ...credentials, password: 'falsch' } };
    const answers = await Promise.all(
      Array.from({ length: 30 }, async () => await product.browser().refusal('/api/auth/sign-in', guess)),
    );
    expect(answers.filter((answer) => answer.code === 'wrong_credentials')).toHaveLength(5);
  });

  it('let a workshop of forty in at one and the same moment from one address', async () => {
    const admin = await setUp();
    const { db } = product.context.storage;
    const { password_hash: hash } = await db
      .selectFrom('credentials')
      .select('password_hash')
      .executeTakeFirstOrThrow();
    for (let nr = 1; nr <= 40; nr += 1) {
      const person = `p${String(nr).padStart(2, '0')}` as never;
      await db
        .insertInto('credentials')
        .values({ person, email: `p${nr}@example.org`, password_hash: hash })
        .execute();
    }
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, index) =>
        product
          .browser()
          .post('/api/auth/sign-in', { email: `p${index + 1}@example.org`, password: ADMIN.password }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 40 }, () => 200));
    expect((await admin.session()).person).not.toBeNull();
  });

  it('count by account, not by a header anybody can write', async () => {
    await setUp();
    const answers = [];
    for (let miss = 0; miss < 7; miss += 1) {
      answers.push(
        await product.browser().refusal('/api/auth/sign-in', {
          method: 'POST',
          body: { ...credentials, password: 'falsch' },
          headers: { 'x-forwarded-for': `203.0.113.${miss}` },
        }),
      );
    }
    expect(answers.filter((answer) => answer.code === 'rate_limited')).toHaveLength(2);
  });

  it('are stored as argon2id with the agreed cost', async () => {
    await setUp();
    const { db } = product.context.storage;
    const row = await db.selectFrom('credentials').select('password_hash').executeTakeFirstOrThrow();
    expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('the link by e-mail', () => {
  async function linkFor(email: string): Promise<string> {
    const admin = product.browser();
    await admin.post('/api/auth/sign-in', credentials);
    const before = (await admin.ask<OutboxMail[]>('/api/outbox')).body.length;
    await product.browser().post('/api/auth/mail-link', { email, language: 'de' });
    const [mail] = await until('the mail', async () => {
      const { body } = await admin.ask<OutboxMail[]>('/api/outbox');
      return body.length > before ? body : undefined;
    });
    return /#([\w-]+)/.exec(mail!.text)![1]!;
  }

  it('signs in once, within fifteen minutes, and lies in the outbox for the admin', async () => {
    await setUp();
    const token = await linkFor(ADMIN.email);
    const browser = product.browser();
    const { body } = await browser.post('/api/auth/mail-link/confirm', { token });
    expect(body.person?.name).toBe(ADMIN.name);
    const again = { method: 'POST', body: { token } };
    expect(await browser.refusal('/api/auth/mail-link/confirm', again)).toEqual({
      status: 410,
      code: 'link_token_used',
    });
  });

  it('dies after fifteen minutes', async () => {
    await setUp();
    const token = await linkFor(ADMIN.email);
    pass(15 * 60 * 1000);
    const late = { method: 'POST', body: { token } };
    expect((await product.browser().refusal('/api/auth/mail-link/confirm', late)).code).toBe(
      'link_token_expired',
    );
  });

  it('of two who use it at the same moment lets one in', async () => {
    await setUp();
    const token = await linkFor(ADMIN.email);
    const answers = await Promise.all(
      [1, 2, 3].map(async () => product.browser().post('/api/auth/mail-link/confirm', { token })),
    );
    expect(answers.map((answer) => answer.status).toSorted((one, other) => one - other)).toEqual([
      200, 410, 410,
    ]);
  });

  it('answers the same whether or not there is such an account, and sends nothing where there is none', async () => {
    const admin = await setUp();
    const answers = [ADMIN.email, 'nobody@example.org'].map(
      async (email) => await product.browser().post<string>('/api/auth/mail-link', { email, language: 'de' }),
    );
    const [known, unknown] = await Promise.all(answers);
    expect([known!.status, known!.body]).toEqual([202, unknown!.body]);
    const mails = await until('the mail', async () => {
      const { body } = await admin.ask<OutboxMail[]>('/api/outbox');
      return body.length > 0 ? body : undefined;
    });
    expect(mails.map((mail) => mail.to)).toEqual(['admin@example.org']);
  });

  it('points to the configured address, whatever Host the request names', async () => {
    await using open = await startProduct({ publicUrl: 'https://geflecht.example.org', demo: 'on' });
    const admin = open.browser();
    await admin.post('/api/setup', { code: open.setupCode, ...ADMIN });
    await open.browser().ask('/api/auth/mail-link', {
      method: 'POST',
      body: { email: ADMIN.email, language: 'en' },
      headers: { 'x-forwarded-host': 'evil.example' },
    });
    const [mail] = await until('the mail', async () => {
      const { body } = await admin.ask<OutboxMail[]>('/api/outbox');
      return body.length > 0 ? body : undefined;
    });
    expect(mail!.text).toContain('https://geflecht.example.org/anmelden/link#');
  });

  it('is sent three times in a row at most', async () => {
    const admin = await setUp();
    for (let time = 0; time < 6; time += 1) {
      await product.browser().post('/api/auth/mail-link', { email: ADMIN.email, language: 'de' });
    }
    pass(20 * 60 * 1000);
    await product.browser().post('/api/auth/mail-link', { email: ADMIN.email, language: 'de' });
    const mails = await until('the fourth mail', async () => {
      const { body } = await admin.ask<OutboxMail[]>('/api/outbox');
      return body.length >= 4 ? body : undefined;
    });
    expect(mails).toHaveLength(4);
  });

  it('lies where only the admin looks', async () => {
    expect(await product.browser().refusal('/api/outbox')).toEqual({ status: 401, code: 'sign_in_required' });
    const moderator = await product.as('p01');
    expect(await moderator.refusal('/api/outbox')).toEqual({ status: 403, code: 'not_permitted' });
  });
});

describe('a guest', () => {
  async function invitation(): Promise<string> {
    const moderator = await product.as('p01');
    const { body } = await moderator.ask<Invitation>('/api/manufakturen/klima-energie/invitations', {
      method: 'POST',
    });
    return body.url.split('#')[1]!;
  }

  it('comes by invitation under a name of their choice and belongs to that Manufaktur', async () => {
    const token = await invitation();
    const guest = product.browser();
    const { status, body } = await guest.post('/api/auth/guest', { token, displayName: ' Ada aus Giesing ' });
    expect(status).toBe(200);
    expect(body.person).toMatchObject({ name: 'Ada aus Giesing', guest: true });
    expect(body.actor.guestOf).toEqual(['klima-energie']);
  });

  it('takes names as text and refuses what is none', async () => {
    const token = await invitation();
    const html = '<img src=x onerror=alert(1)>';
    const { body } = await product.browser().post('/api/auth/guest', { token, displayName: html });
    expect(body.person?.name).toBe(html);
    for (const displayName of ['', '   ', 'a\u0000b', 'a\u202Eb', 'a\nb', 'x'.repeat(81)]) {
      const asked = { method: 'POST', body: { token, displayName } };
      expect(
        (await product.browser().refusal('/api/auth/guest', asked)).status,
        JSON.stringify(displayName),
      ).toBe(400);
    }
  });

  it('needs an invitation that exists and has not run out', async () => {
    const asked = (token: string) => ({ method: 'POST', body: { token, displayName: 'Ada' } });
    expect((await product.browser().refusal('/api/auth/guest', asked('nichts'))).code).toBe(
      'invitation_unknown',
    );
    const token = await invitation();
    pass(400 * DAY);
    expect((await product.browser().refusal('/api/auth/guest', asked(token))).code).toBe(
      'invitation_expired',
    );
  });
});

describe('signing out', () => {
  it('here ends this browser’s session only', async () => {
    await setUp();
    const [one, other] = [product.browser(), product.browser()];
    await one.post('/api/auth/sign-in', credentials);
    await other.post('/api/auth/sign-in', credentials);
    const stolen = product.browser();
    stolen.cookie = one.cookie;
    expect((await one.post('/api/auth/sign-out', { everywhere: false })).status).toBe(204);
    expect(one.cookie).toBeUndefined();
    expect((await stolen.session()).person).toBeNull();
    expect((await other.session()).person).not.toBeNull();
  });

  it('everywhere ends them all', async () => {
    await setUp();
    const [one, other] = [product.browser(), product.browser()];
    await one.post('/api/auth/sign-in', credentials);
    await other.post('/api/auth/sign-in', credentials);
    await one.post('/api/auth/sign-out', { everywhere: true });
    expect((await one.session()).person).toBeNull();
    expect((await other.session()).person).toBeNull();
  });
});

describe('the own profile', () => {
  const change = async (body: unknown) => ({ method: 'PATCH', body });

  it('changes the name', async () => {
    const admin = await setUp();
    const { body } = await admin.ask<SessionView>('/api/profile', await change({ name: 'Erika Neu' }));
    expect(body.person?.name).toBe('Erika Neu');
  });

  it('changes the password with the current one, and every other browser is out', async () => {
    const admin = await setUp();
    const other = product.browser();
    await other.post('/api/auth/sign-in', credentials);
    const wrong = await change({ newPassword: 'noch ein passwort', currentPassword: 'falsch' });
    expect((await admin.refusal('/api/profile', wrong)).code).toBe('wrong_credentials');
    const right = await change({ newPassword: 'noch ein passwort', currentPassword: ADMIN.password });
    expect((await admin.ask('/api/profile', right)).status).toBe(200);
    expect((await admin.session()).person).not.toBeNull();
    expect((await other.session()).person).toBeNull();
    expect((await other.refusal('/api/auth/sign-in', { method: 'POST', body: credentials })).code).toBe(
      'wrong_credentials',
    );
  });

  it('lets nobody give themselves more than name and password', async () => {
    const admin = await setUp();
    for (const key of ['offices', 'guest', 'suspended', 'id', 'email', 'person']) {
      const refused = await admin.refusal('/api/profile', await change({ name: 'x', [key]: 'kk' }));
      expect(refused, key).toEqual({ status: 400, code: 'invalid_body' });
    }
  });
});

it('a suspended person is out at once and does not get back in', async () => {
  const admin = await setUp();
  const { person } = await admin.session();
  const { db } = product.context.storage;
  await db.updateTable('people').set({ suspended: 1 }).where('id', '=', person!.id).execute();
  expect((await admin.session()).person).toBeNull();
  const refused = await product.browser().refusal('/api/auth/sign-in', { method: 'POST', body: credentials });
  expect(refused).toEqual({ status: 403, code: 'account_suspended' });
});

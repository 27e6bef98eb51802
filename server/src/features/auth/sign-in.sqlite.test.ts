import type { OutboxMail } from '@geflecht/contract';
import { describe, expect, it } from 'vitest';

import { startProduct } from '../../testbed/product.ts';
import { ADMIN, CREDENTIALS, signInStage } from '../../testbed/sign-in-stage.ts';
import { until } from '../../testbed/until.ts';

const stage = signInStage();

describe('e-mail and password', () => {
  it('sign in, whatever the case of the address', async () => {
    await stage.setUp();
    const browser = stage.product.browser();
    const { status, body } = await browser.post('/api/auth/sign-in', {
      ...CREDENTIALS,
      email: ' ADMIN@example.org',
    });
    expect(status).toBe(200);
    expect(body.person?.name).toBe(ADMIN.name);
  });

  it('say the same about a wrong password and an unknown address', async () => {
    await stage.setUp();
    const wrong = await stage.product
      .browser()
      .post('/api/auth/sign-in', { ...CREDENTIALS, password: 'falsch' });
    const unknown = await stage.product
      .browser()
      .post('/api/auth/sign-in', { ...CREDENTIALS, email: 'nobody@example.org' });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual(unknown.body);
  });

  it('make an account wait after five misses, longer each time, whoever guesses', async () => {
    await stage.setUp();
    const guess = { method: 'POST', body: { ...CREDENTIALS, password: 'falsch' } };
    for (let miss = 0; miss < 5; miss += 1) {
      expect((await stage.product.browser().refusal('/api/auth/sign-in', guess)).code).toBe(
        'wrong_credentials',
      );
    }
    const waits: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { status, headers } = await stage.product.browser().post('/api/auth/sign-in', CREDENTIALS);
      expect(status).toBe(429);
      const seconds = Number(headers.get('retry-after'));
      waits.push(seconds);
      stage.pass(seconds * 1000);
      expect((await stage.product.browser().refusal('/api/auth/sign-in', guess)).code).toBe(
        'wrong_credentials',
      );
    }
    expect(waits).toEqual([30, 60, 120]);
    stage.pass(60 * 60 * 1000);
    expect((await stage.product.browser().post('/api/auth/sign-in', CREDENTIALS)).status).toBe(200);
  });

  it('are not guessed faster by many requests at once', async () => {
    await stage.setUp();
    const guess = { method: 'POST', body: { ...CREDENTIALS, password: 'falsch' } };
    const answers = await Promise.all(
      Array.from(
        { length: 30 },
        async () => await stage.product.browser().refusal('/api/auth/sign-in', guess),
      ),
    );
    expect(answers.filter((answer) => answer.code === 'wrong_credentials')).toHaveLength(5);
  });

  it('let a workshop of forty in at one and the same moment from one address', async () => {
    const admin = await stage.setUp();
    const { db } = stage.product.context.storage;
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
        stage.product
          .browser()
          .post('/api/auth/sign-in', { email: `p${index + 1}@example.org`, password: ADMIN.password }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 40 }, () => 200));
    expect((await admin.session()).person).not.toBeNull();
  });

  it('count by account, not by a header anybody can write', async () => {
    await stage.setUp();
    const answers = [];
    for (let miss = 0; miss < 7; miss += 1) {
      answers.push(
        await stage.product.browser().refusal('/api/auth/sign-in', {
          method: 'POST',
          body: { ...CREDENTIALS, password: 'falsch' },
          headers: { 'x-forwarded-for': `203.0.113.${miss}` },
        }),
      );
    }
    expect(answers.filter((answer) => answer.code === 'rate_limited')).toHaveLength(2);
  });

  it('are stored as argon2id with the agreed cost', async () => {
    await stage.setUp();
    const { db } = stage.product.context.storage;
    const row = await db.selectFrom('credentials').select('password_hash').executeTakeFirstOrThrow();
    expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('the link by e-mail', () => {
  async function linkFor(email: string): Promise<string> {
    const admin = stage.product.browser();
    await admin.post('/api/auth/sign-in', CREDENTIALS);
    const before = (await admin.ask<OutboxMail[]>('/api/outbox')).body.length;
    await stage.product.browser().post('/api/auth/mail-link', { email, language: 'de' });
    const [mail] = await until('the mail', async () => {
      const { body } = await admin.ask<OutboxMail[]>('/api/outbox');
      return body.length > before ? body : undefined;
    });
    return /#([\w-]+)/.exec(mail!.text)![1]!;
  }

  it('signs in once, within fifteen minutes, and lies in the outbox for the admin', async () => {
    await stage.setUp();
    const token = await linkFor(ADMIN.email);
    const browser = stage.product.browser();
    const { body } = await browser.post('/api/auth/mail-link/confirm', { token });
    expect(body.person?.name).toBe(ADMIN.name);
    const again = { method: 'POST', body: { token } };
    expect(await browser.refusal('/api/auth/mail-link/confirm', again)).toEqual({
      status: 410,
      code: 'link_token_used',
    });
  });

  it('dies after fifteen minutes', async () => {
    await stage.setUp();
    const token = await linkFor(ADMIN.email);
    stage.pass(15 * 60 * 1000);
    const late = { method: 'POST', body: { token } };
    expect((await stage.product.browser().refusal('/api/auth/mail-link/confirm', late)).code).toBe(
      'link_token_expired',
    );
  });

  it('of two who use it at the same moment lets one in', async () => {
    await stage.setUp();
    const token = await linkFor(ADMIN.email);
    const answers = await Promise.all(
      [1, 2, 3].map(async () => stage.product.browser().post('/api/auth/mail-link/confirm', { token })),
    );
    expect(answers.map((answer) => answer.status).toSorted((one, other) => one - other)).toEqual([
      200, 410, 410,
    ]);
  });

  it('answers the same whether or not there is such an account, and sends nothing where there is none', async () => {
    const admin = await stage.setUp();
    const answers = [ADMIN.email, 'nobody@example.org'].map(
      async (email) =>
        await stage.product.browser().post<string>('/api/auth/mail-link', { email, language: 'de' }),
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
    const admin = await stage.setUp();
    for (let time = 0; time < 6; time += 1) {
      await stage.product.browser().post('/api/auth/mail-link', { email: ADMIN.email, language: 'de' });
    }
    stage.pass(20 * 60 * 1000);
    await stage.product.browser().post('/api/auth/mail-link', { email: ADMIN.email, language: 'de' });
    const mails = await until('the fourth mail', async () => {
      const { body } = await admin.ask<OutboxMail[]>('/api/outbox');
      return body.length >= 4 ? body : undefined;
    });
    expect(mails).toHaveLength(4);
  });

  it('lies where only the admin looks', async () => {
    expect(await stage.product.browser().refusal('/api/outbox')).toEqual({
      status: 401,
      code: 'sign_in_required',
    });
    const moderator = await stage.product.as('p01');
    expect(await moderator.refusal('/api/outbox')).toEqual({ status: 403, code: 'not_permitted' });
  });
});

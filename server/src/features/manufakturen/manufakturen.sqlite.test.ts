import type { FeedEvent, Invitation, ManufakturDetail, Overview } from '@geflecht/contract';
import type { Membership } from '@geflecht/domain';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import type { Browser } from '../../testbed/browser.ts';
import { type Cast, gatherCast, OTHER, OWN, THIRD } from '../../testbed/cast.ts';
import { type Product, startProduct } from '../../testbed/product.ts';

let product: Product;
let cast: Cast;
let clock = new Date('2027-05-19T17:00:00.000Z');

beforeAll(async () => {
  product = await startProduct({ now: () => clock });
  cast = await gatherCast(product);
});
afterAll(async () => await product[Symbol.asyncDispose]());

const at = (slug: string) => `/api/manufakturen/${slug}/membership`;
const join = async (browser: Browser, slug: string, state: string) =>
  await browser.ask<Membership>(at(slug), { method: 'PUT', body: { state } });

describe('floating', () => {
  afterEach(async () => {
    await cast['participant own'].ask(at(THIRD), { method: 'DELETE' });
  });

  it('leads from a visit over guest to member and back, and is told of', async () => {
    const browser = cast['participant own'];
    const before = (await browser.session()).seq;
    expect((await join(browser, THIRD, 'gast')).body.state).toBe('gast');
    expect((await join(browser, THIRD, 'mitglied')).body.state).toBe('mitglied');
    expect((await browser.session()).actor.memberOf).toContain(THIRD);
    expect((await browser.ask(at(THIRD), { method: 'DELETE' })).status).toBe(204);
    expect((await browser.session()).actor.memberOf).not.toContain(THIRD);
    const { body } = await browser.ask<FeedEvent[]>(`/api/events?after=${before}&manufaktur=${THIRD}`);
    expect(body.map((event) => event.kind)).toEqual(['member_joined', 'member_joined', 'member_left']);
  });

  it('takes both steps at once for whoever asks for membership', async () => {
    expect((await join(cast['participant own'], THIRD, 'mitglied')).body).toMatchObject({
      manufaktur: THIRD,
      state: 'mitglied',
    });
  });

  it('changes nothing when asked twice', async () => {
    const browser = cast['participant own'];
    const first = await join(browser, THIRD, 'gast');
    const { seq } = await browser.session();
    clock = new Date(clock.getTime() + 60_000);
    expect((await join(browser, THIRD, 'gast')).body).toEqual(first.body);
    await browser.ask(at(OTHER), { method: 'DELETE' });
    expect((await browser.session()).seq).toBe(seq);
  });

  it('does not lead from member back to guest', async () => {
    const asked = { method: 'PUT', body: { state: 'gast' } };
    expect(await cast['participant own'].refusal(at(OWN), asked)).toEqual({
      status: 409,
      code: 'transition_unknown',
    });
  });

  it('stops at guest for a guest account', async () => {
    const asked = { method: 'PUT', body: { state: 'mitglied' } };
    expect(await cast.guest.refusal(at(OWN), asked)).toEqual({ status: 409, code: 'guard_own_account' });
    expect(await cast.guest.refusal(at(THIRD), asked)).toEqual({ status: 409, code: 'guard_own_account' });
    expect((await cast.guest.session()).actor.guestOf).toEqual([OWN]);
  });

  it('gives the rights it leads to, at once', async () => {
    const browser = cast['participant other'];
    const body = { manufaktur: OWN, type: 'ziel', title: 'Neu' };
    expect(await browser.refusal('/api/proposals', { method: 'POST', body })).toMatchObject({ status: 403 });
    await join(browser, OWN, 'gast');
    expect((await browser.post('/api/proposals', body)).status).toBe(201);
  });
});

describe('a Manufaktur', () => {
  it('shows its boards, people and appointments', async () => {
    const { body } = await cast.kk.ask<ManufakturDetail>(`/api/manufakturen/${OWN}`);
    expect(body).toMatchObject({ slug: OWN, number: 1 });
    expect(new Set(body.boards.map(({ manufaktur }) => manufaktur))).toEqual(new Set([OWN]));
    expect(body.boards[0]).toMatchObject({ id: OWN, kind: 'manufaktur' });
    expect(body.members.length).toBeGreaterThan(3);
    expect(new Set(body.appointments.map((each) => each.role))).toEqual(new Set(['moderation', 'patin']));
  });
});

describe('the overview', () => {
  const read = async () => (await product.browser().ask<Overview>('/api/overview')).body;

  it('shows all Manufakturen with their counts, and the next meeting', async () => {
    const overview = await read();
    expect(overview.manufakturen.map((each) => each.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const each of overview.manufakturen) {
      expect(each.memberCount).toBeGreaterThan(0);
      expect(each.linkCount).toBeGreaterThan(0);
      expect(Object.values(each.proposalCounts).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(4);
    }
    expect(overview.nextMeeting).toMatchObject({ begins: '19:00' });
  });

  it('shows what moved last, in every Manufaktur it concerns', async () => {
    const made = await cast['moderator own'].post('/api/proposals', {
      manufaktur: OWN,
      type: 'ziel',
      title: 'Zuletzt',
    });
    expect(made.status).toBe(201);
    const lastMove = { kind: 'proposal_created', title: 'Zuletzt', at: clock.toISOString() };
    expect((await read()).manufakturen.find((each) => each.slug === OWN)).toMatchObject({ lastMove });
  });

  it('names nobody', async () => {
    await join(cast['participant own'], THIRD, 'gast');
    const text = JSON.stringify(await read());
    const people = await product.context.storage.db.selectFrom('people').select(['id', 'name']).execute();
    for (const { id, name } of people) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(`"${id}"`);
    }
  });
});

describe('an invitation', () => {
  const invite = async () =>
    (await cast['moderator own'].post<Invitation>(`/api/manufakturen/${OWN}/invitations`, {})).body;
  const redeem = async ({ url }: Invitation) => {
    const body = { token: new URL(url).hash.slice(1), displayName: 'Gast' };
    return await product.browser().ask<{ code?: string }>('/api/auth/guest', { method: 'POST', body });
  };

  it('is shown once; only its hash is kept', async () => {
    const invitation = await invite();
    const { origin, pathname, hash } = new URL(invitation.url);
    expect([origin, pathname]).toEqual([product.address, '/einladung']);
    expect(hash.length).toBeGreaterThan(30);
    const stored = await product.context.storage.db.selectFrom('invitations').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(hash.slice(1));
  });

  it('holds for thirty days, for as many guests as come', async () => {
    const made = clock;
    const invitation = await invite();
    expect((await redeem(invitation)).status).toBe(200);
    clock = new Date(Date.parse(invitation.expiresAt) - 1000);
    expect((await redeem(invitation)).status).toBe(200);
    clock = new Date(invitation.expiresAt);
    expect((await redeem(invitation)).body.code).toBe('invitation_expired');
    expect(clock.getTime() - made.getTime()).toBe(30 * 86_400_000);
  });
});

import { PROBLEM_MEDIA_TYPE, type Problem, ROUTES } from '@geflecht/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { boardTendingRights } from '../features/board-tending/rights.contract.ts';
import { commentRights } from '../features/comments/rights.contract.ts';
import { facilitationRights } from '../features/facilitation/rights.contract.ts';
import { imageRights } from '../features/images/rights.contract.ts';
import { proposalRights } from '../features/proposals/rights.contract.ts';
import { silentRights } from '../features/silent/rights.contract.ts';
import { templateRights } from '../features/templates/rights.contract.ts';
import { thumbnailRights } from '../features/thumbnails/rights.contract.ts';
import { tokenRights } from '../features/tokens/rights.contract.ts';
import { versionRights } from '../features/versions/rights.contract.ts';
import { type Cast, CAST, type CastMember, gatherCast, OWN, THIRD } from '../testbed/cast.ts';
import { type Product, startProduct } from '../testbed/product.ts';
import { everybody, READERS, type RightsRow, type RightsStage } from '../testbed/rights.ts';
import { routesOf } from '../testbed/routes.ts';

let product: Product;
let cast: Cast;
let clock = new Date('2027-05-19T17:00:00.000Z');
const stage: RightsStage = {
  get product() {
    return product;
  },
  get cast() {
    return cast;
  },
  now: () => clock,
  wait: (milliseconds) => {
    clock = new Date(clock.getTime() + milliseconds);
  },
};

beforeAll(async () => {
  product = await startProduct({ now: () => clock });
  cast = await gatherCast(product);
});
afterAll(async () => await product[Symbol.asyncDispose]());

/** Each feature states its own rows in its `rights.contract.ts`; what belongs to none stands here. */
const ROWS: readonly RightsRow[] = [
  { route: 'GET /health/live', attempt: everybody('/health/live'), expected: 200 },
  { route: 'GET /health/ready', attempt: everybody('/health/ready'), expected: 200 },
  // Asked from the same machine; who else may is said in the feature's own tests.
  { route: 'GET /metrics', attempt: everybody('/metrics'), expected: 200 },
  { route: 'GET /api/session', attempt: everybody('/api/session'), expected: 200 },
  { route: 'GET /api/overview', attempt: everybody('/api/overview'), expected: 200 },
  { route: 'GET /api/demo/people', attempt: everybody('/api/demo/people'), expected: 200 },
  {
    route: 'POST /api/demo/enter',
    attempt: everybody('/api/demo/enter', { person: 'p40' }),
    throwaway: true,
    expected: 200,
  },
  {
    route: 'POST /api/auth/sign-in',
    attempt: (tag) => ({ path: '/api/auth/sign-in', body: { email: `${tag}@example.org`, password: 'x' } }),
    expected: 401,
  },
  {
    route: 'POST /api/auth/sign-out',
    attempt: everybody('/api/auth/sign-out', { everywhere: false }),
    throwaway: true,
    expected: 204,
  },
  {
    route: 'POST /api/auth/mail-link',
    attempt: (tag) => ({
      path: '/api/auth/mail-link',
      body: { email: `${tag}@example.org`, language: 'de' },
    }),
    expected: 202,
  },
  {
    route: 'POST /api/auth/mail-link/confirm',
    attempt: everybody('/api/auth/mail-link/confirm', { token: 'made-up' }),
    expected: 404,
  },
  {
    route: 'POST /api/auth/guest',
    attempt: everybody('/api/auth/guest', { token: 'made-up', displayName: 'Gast' }),
    expected: 404,
  },
  {
    route: 'POST /api/setup',
    attempt: () => {
      // The code may be guessed only so often in an hour.
      stage.wait(60 * 60_000);
      const somebody = { name: 'Erika', email: 'erika@example.org', password: 'ein langes passwort' };
      return { path: '/api/setup', body: { code: 'made-up', ...somebody } };
    },
    expected: 403,
  },
  {
    route: 'PATCH /api/profile',
    attempt: everybody('/api/profile', { name: 'Anders' }),
    // Example people belong to everybody; nobody changes them.
    expected: [401, 200, 403, 403, 403, 403, 403, 403, 403, 403, 403],
  },
  {
    route: 'GET /api/outbox',
    attempt: everybody('/api/outbox'),
    expected: [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 403],
  },
  { route: 'GET /api/people', attempt: everybody('/api/people'), expected: READERS },
  { route: 'GET /api/proposals', attempt: everybody('/api/proposals'), expected: READERS },
  { route: 'GET /api/links', attempt: everybody('/api/links'), expected: READERS },
  { route: 'GET /api/events', attempt: everybody('/api/events?newest=1'), expected: READERS },
  { route: 'GET /api/search', attempt: everybody('/api/search?q=Radweg'), expected: READERS },
  {
    route: 'GET /api/manufakturen/:slug',
    attempt: everybody(`/api/manufakturen/${OWN}`),
    expected: READERS,
  },
  {
    route: 'PUT /api/manufakturen/:slug/membership',
    attempt: everybody(`/api/manufakturen/${THIRD}/membership`, { state: 'gast' }),
    expected: READERS,
  },
  {
    route: 'DELETE /api/manufakturen/:slug/membership',
    attempt: everybody(`/api/manufakturen/${THIRD}/membership`),
    expected: [401, 204, 204, 204, 204, 204, 204, 204, 204, 204, 204],
  },
  {
    route: 'POST /api/manufakturen/:slug/invitations',
    attempt: everybody(`/api/manufakturen/${OWN}/invitations`, {}),
    expected: [401, 403, 403, 403, 201, 403, 201, 403, 201, 403, 403],
  },
  ...boardTendingRights(stage),
  ...commentRights(stage),
  ...facilitationRights(stage),
  ...imageRights(stage),
  ...proposalRights(stage),
  ...silentRights(stage),
  ...templateRights(stage),
  ...thumbnailRights,
  ...tokenRights(stage),
  ...versionRights(stage),
];

function expectedOf(row: RightsRow, member: CastMember): number {
  if (typeof row.expected === 'number') return row.expected;
  const status = row.expected[CAST.indexOf(member)];
  if (status === undefined) throw new Error(`${row.route} says nothing of ${member}`);
  return status;
}

describe('authorisation', () => {
  it('is stated for every route of the router, and for none that is not there', async () => {
    const stated = [...new Set(ROWS.map((row) => row.route))].toSorted();
    expect(stated).toEqual(await routesOf(product));
  });

  it('covers the contract: every route of it is served', async () => {
    expect(Object.values(ROUTES).toSorted()).toEqual(await routesOf(product));
  });

  const named = ROWS.map((row, index) => ({ row, index, name: `${row.route} ${row.on ?? ''}`.trim() }));

  describe.each(named)('$name', ({ row, index }) => {
    let asking: Cast;
    beforeAll(async () => {
      asking = row.throwaway === true ? await gatherCast(product) : cast;
    });

    it.each(CAST)('%s', async (member) => {
      const tag = `${index}-${CAST.indexOf(member)}`;
      const { path, body } = await row.attempt(tag);
      const [method = ''] = row.route.split(' ');
      const answer = await asking[member].ask<Problem>(path, {
        method,
        ...(body === undefined ? {} : { body }),
      });
      expect({ status: answer.status, code: answer.body?.code }).toMatchObject({
        status: expectedOf(row, member),
      });
      if (answer.status < 400) return;
      expect(answer.headers.get('content-type')).toContain(PROBLEM_MEDIA_TYPE);
      expect(answer.body).toMatchObject({ status: answer.status, code: expect.any(String) });
      expect(answer.body.detail.length).toBeGreaterThan(10);
    });
  });
});

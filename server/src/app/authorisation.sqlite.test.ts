import { PROBLEM_MEDIA_TYPE, type Problem, ROUTES } from '@geflecht/contract';
import type { AccessTokenId, DocumentVersion, LinkId, PersonId, ProposalId } from '@geflecht/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { insertLink } from '../features/links/index.ts';
import { insertProposal } from '../features/proposals/index.ts';
import { insertToken } from '../features/tokens/store.ts';
import { type Cast, CAST, type CastMember, gatherCast, OTHER, OWN, THIRD } from '../testbed/cast.ts';
import { type Product, startProduct } from '../testbed/product.ts';
import { routesOf } from '../testbed/routes.ts';
import { link, proposal } from '../testbed/world.ts';

let product: Product;
let cast: Cast;
let clock = new Date('2027-05-19T17:00:00.000Z');

beforeAll(async () => {
  product = await startProduct({ now: () => clock });
  cast = await gatherCast(product);
});
afterAll(async () => await product[Symbol.asyncDispose]());

interface Attempt {
  readonly path: string;
  readonly body?: unknown;
}

/** One thing to try; each member of the cast gets an own target, so that nobody finds another's traces. */
interface Row {
  readonly route: string;
  /** Set when the same route is tried on something of another kind. */
  readonly on?: string;
  readonly attempt: (tag: string) => Attempt | Promise<Attempt>;
  /** True when the attempt changes who is signed in. */
  readonly throwaway?: true;
  /** A status for everybody, or one per member of the cast, in their order. */
  readonly expected: number | readonly number[];
}

const everybody = (path: string, body?: unknown): Row['attempt'] => {
  return () => (body === undefined ? { path } : { path, body });
};

/** Who may look into the working space: not the public, not an office without a tie of its own. */
const READERS = [401, 200, 200, 200, 200, 200, 200, 200, 200, 403, 403];

async function plant(tag: string, change: Parameters<typeof proposal>[2] = {}): Promise<ProposalId> {
  const planted = proposal(`p-${tag}`, OWN, change);
  await insertProposal(product.context.storage.db, planted);
  return planted.id;
}

async function plantLink(tag: string): Promise<LinkId> {
  const { db } = product.context.storage;
  const to = await plant(tag);
  const from = proposal(`from-${tag}`, OTHER);
  await insertProposal(db, from);
  const planted = link(from.id, to, {
    id: `l-${tag}` as LinkId,
    fromManufaktur: OTHER,
    toManufaktur: OWN,
    proposedBy: 'p01' as PersonId,
  });
  await insertLink(db, planted);
  return planted.id;
}

/** A token of whoever asks by this tag, or of somebody who does not. */
async function plantToken(tag: string, whose: 'own' | 'foreign'): Promise<string> {
  const member = CAST[Number(tag.split('-')[1])];
  const { person } = await cast[member ?? 'public'].session();
  const id = tag.replace('-', 'x') as AccessTokenId;
  await insertToken(product.context.storage.db, {
    token: {
      id,
      name: tag,
      scope: 'read',
      createdAt: clock.toISOString(),
      expiresAt: new Date(clock.getTime() + 7 * 24 * 60 * 60_000).toISOString(),
      lastUsedAt: null,
    },
    person: whose === 'own' && person !== null ? person.id : ('p02' as PersonId),
    secretHash: 'none',
    example: true,
  });
  return id;
}

/** Documents of the own Manufaktur: its board, a proposal, and a hidden one. */
const DOCUMENTS = {
  'a board': () => `/api/documents/board/${OWN}/versions`,
  'a proposal': async (tag: string) => `/api/documents/proposal/${await plant(tag)}/versions`,
  'a hidden proposal': async (tag: string) =>
    `/api/documents/proposal/${await plant(tag, { state: 'verborgen' })}/versions`,
} as const;

/** A version of one of them, named by somebody who may. */
async function plantVersion(tag: string, of: keyof typeof DOCUMENTS): Promise<string> {
  const path = await DOCUMENTS[of](tag);
  const { status, body } = await cast['moderator own'].post<DocumentVersion>(path, { name: tag });
  if (status !== 201) throw new Error(`planting a version: ${status}`);
  return `/api/versions/${body.id}`;
}

/** Who reads a document, and who writes it; see the members of the cast. */
const VERSION_RIGHTS = [
  {
    on: 'a board',
    reads: READERS,
    writes: READERS,
  },
  {
    on: 'a proposal',
    reads: READERS,
    writes: [401, 403, 200, 403, 200, 403, 403, 403, 403, 403, 403],
  },
  {
    on: 'a hidden proposal',
    reads: [401, 404, 404, 404, 200, 404, 200, 404, 200, 403, 403],
    writes: [401, 404, 404, 404, 200, 404, 403, 404, 403, 403, 403],
  },
] as const;

const made = (expected: readonly number[]): readonly number[] =>
  expected.map((status) => (status === 200 ? 201 : status));

const VERSION_ROWS: readonly Row[] = VERSION_RIGHTS.flatMap(({ on, reads, writes }): Row[] => [
  {
    route: 'GET /api/documents/:kind/:id/versions',
    on,
    attempt: async (tag) => ({ path: await DOCUMENTS[on](tag) }),
    expected: reads,
  },
  {
    route: 'POST /api/documents/:kind/:id/versions',
    on,
    attempt: async (tag) => ({ path: await DOCUMENTS[on](tag), body: { name: tag } }),
    expected: made(writes),
  },
  {
    route: 'GET /api/versions/:id',
    on,
    attempt: async (tag) => ({ path: await plantVersion(tag, on) }),
    expected: reads,
  },
  {
    route: 'PATCH /api/versions/:id',
    on,
    attempt: async (tag) => ({ path: await plantVersion(tag, on), body: { name: `${tag}, anders` } }),
    expected: writes,
  },
  {
    route: 'POST /api/versions/:id/restore',
    on,
    attempt: async (tag) => ({ path: `${await plantVersion(tag, on)}/restore`, body: {} }),
    expected: writes,
  },
]);

const ROWS: readonly Row[] = [
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
      clock = new Date(clock.getTime() + 60 * 60_000);
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
    route: 'GET /api/tokens',
    attempt: everybody('/api/tokens'),
    // A guest has no account to come back to.
    expected: [401, 403, 200, 200, 200, 200, 200, 200, 200, 200, 200],
  },
  {
    route: 'POST /api/tokens',
    attempt: everybody('/api/tokens', { name: 'Programm', scope: 'write', days: 7 }),
    expected: [401, 403, 201, 201, 201, 201, 201, 201, 201, 201, 201],
  },
  {
    route: 'DELETE /api/tokens/:id',
    on: 'their own',
    attempt: async (tag) => ({ path: `/api/tokens/${await plantToken(tag, 'own')}` }),
    expected: [401, 403, 204, 204, 204, 204, 204, 204, 204, 204, 204],
  },
  {
    route: 'DELETE /api/tokens/:id',
    on: 'somebody else’s',
    attempt: async (tag) => ({ path: `/api/tokens/${await plantToken(tag, 'foreign')}` }),
    expected: [401, 403, 404, 404, 404, 404, 404, 404, 404, 404, 404],
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
  {
    route: 'POST /api/proposals',
    attempt: everybody('/api/proposals', { manufaktur: OWN, type: 'ziel', title: 'Neu' }),
    expected: [401, 201, 201, 403, 201, 403, 201, 403, 201, 403, 403],
  },
  {
    route: 'GET /api/proposals/:id',
    attempt: async (tag) => ({ path: `/api/proposals/${await plant(tag)}` }),
    expected: READERS,
  },
  {
    route: 'GET /api/proposals/:id',
    on: 'a hidden one',
    attempt: async (tag) => ({ path: `/api/proposals/${await plant(tag, { state: 'verborgen' })}` }),
    expected: [401, 404, 404, 404, 200, 404, 200, 404, 200, 200, 403],
  },
  {
    route: 'PATCH /api/proposals/:id',
    attempt: async (tag) => ({
      path: `/api/proposals/${await plant(tag)}`,
      body: { version: 1, title: 'Anders' },
    }),
    expected: [401, 403, 200, 403, 200, 403, 403, 403, 403, 403, 403],
  },
  {
    route: 'PATCH /api/proposals/:id',
    on: 'a hidden one',
    attempt: async (tag) => ({
      path: `/api/proposals/${await plant(tag, { state: 'verborgen' })}`,
      body: { version: 1, title: 'Anders' },
    }),
    expected: [401, 404, 404, 404, 200, 404, 403, 404, 403, 403, 403],
  },
  {
    route: 'POST /api/proposals/:id/transitions',
    on: 'maturity',
    attempt: async (tag) => ({
      path: `/api/proposals/${await plant(tag, { state: 'idee' })}/transitions`,
      body: { to: 'in_arbeit' },
    }),
    expected: [401, 403, 403, 403, 200, 403, 403, 403, 403, 403, 403],
  },
  {
    route: 'POST /api/proposals/:id/transitions',
    on: 'the decision of the Koordinierungskreis',
    attempt: async (tag) => ({
      path: `/api/proposals/${await plant(tag, { state: 'ausgewaehlt' })}/transitions`,
      body: { to: 'vorgestellt' },
    }),
    expected: [401, 403, 403, 403, 403, 403, 403, 403, 200, 403, 403],
  },
  {
    route: 'POST /api/proposals/:id/transitions',
    on: 'hiding',
    attempt: async (tag) => ({
      path: `/api/proposals/${await plant(tag)}/transitions`,
      body: { to: 'verborgen', reason: 'Enthält eine Anschrift.' },
    }),
    expected: [401, 403, 403, 403, 200, 403, 200, 403, 200, 403, 403],
  },
  {
    route: 'POST /api/links',
    attempt: async (tag) => {
      const to = proposal(`to-${tag}`, OTHER);
      await insertProposal(product.context.storage.db, to);
      return {
        path: '/api/links',
        body: { from: await plant(tag), to: to.id, score: 2, reason: 'Beides hilft einander.' },
      };
    },
    expected: [401, 201, 201, 201, 201, 201, 201, 201, 201, 403, 403],
  },
  {
    route: 'POST /api/links/:id/answer',
    attempt: async (tag) => ({
      path: `/api/links/${await plantLink(tag)}/answer`,
      body: { state: 'bestaetigt' },
    }),
    expected: [401, 403, 403, 403, 200, 403, 403, 403, 403, 403, 403],
  },
  ...VERSION_ROWS,
];

function expectedOf(row: Row, member: CastMember): number {
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

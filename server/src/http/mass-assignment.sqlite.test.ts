import type { Problem } from '@geflecht/contract';
import type { DocumentVersion, Link, Proposal } from '@geflecht/domain';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Browser } from '../testbed/browser.ts';
import { gatherCast, OTHER, OWN } from '../testbed/cast.ts';
import { type Product, startProduct } from '../testbed/product.ts';

/** Every change a person may make of a record, with the keys it is meant to take. */
const CHANGES = [
  {
    name: 'a new proposal',
    table: 'proposals',
    method: 'POST',
    path: () => '/api/proposals',
    body: () => ({ manufaktur: OWN, type: 'ziel', title: 'Neu' }),
    taken: ['manufaktur', 'type', 'title', 'summary', 'id'],
  },
  {
    name: 'a proposal’s header',
    table: 'proposals',
    method: 'PATCH',
    path: () => `/api/proposals/${here.id}`,
    body: () => ({ version: here.version, title: 'Anders' }),
    taken: ['version', 'title', 'summary', 'type', 'sdgs', 'referate', 'priority'],
  },
  {
    name: 'a step',
    table: 'proposals',
    method: 'POST',
    path: () => `/api/proposals/${here.id}/transitions`,
    body: () => ({ to: 'in_arbeit' }),
    taken: ['to', 'reason', 'opinion', 'source', 'successor'],
  },
  {
    name: 'a new link',
    table: 'links',
    method: 'POST',
    path: () => '/api/links',
    body: () => ({ from: there.id, to: here.id, score: 1, reason: 'Weil.' }),
    taken: ['from', 'to', 'score', 'reason'],
  },
  {
    name: 'an answer',
    table: 'links',
    method: 'POST',
    path: () => `/api/links/${linked.id}/answer`,
    body: () => ({ state: 'bestaetigt' }),
    taken: ['state', 'score', 'reason'],
  },
  {
    name: 'a membership',
    table: 'memberships',
    method: 'PUT',
    path: () => `/api/manufakturen/${OTHER}/membership`,
    body: () => ({ state: 'gast' }),
    taken: ['state'],
  },
  {
    name: 'an invitation',
    table: 'invitations',
    method: 'POST',
    path: () => `/api/manufakturen/${OWN}/invitations`,
    body: () => ({}),
    taken: [],
  },
  {
    name: 'a named version',
    table: 'document_versions',
    method: 'POST',
    path: () => `/api/documents/proposal/${here.id}/versions`,
    body: () => ({ name: 'Heute' }),
    taken: ['name'],
  },
  {
    name: 'a version’s name',
    table: 'document_versions',
    method: 'PATCH',
    path: () => `/api/versions/${version.id}`,
    body: () => ({ name: 'Gestern' }),
    taken: ['name'],
  },
  {
    name: 'a restoration',
    table: 'document_versions',
    method: 'POST',
    path: () => `/api/versions/${version.id}/restore`,
    body: () => ({}),
    taken: [],
  },
  {
    name: 'an access token',
    table: 'access_tokens',
    method: 'POST',
    path: () => '/api/tokens',
    body: () => ({ name: 'Programm', scope: 'read', days: 7 }),
    taken: ['name', 'scope', 'days', 'currentPassword'],
  },
  {
    name: 'the own profile',
    table: 'people',
    method: 'PATCH',
    path: () => '/api/profile',
    body: () => ({ name: 'Anders' }),
    taken: ['name', 'newPassword', 'currentPassword'],
  },
] as const;

let product: Product;
let moderator: Browser;
let guest: Browser;
let here: Proposal;
let there: Proposal;
let linked: Link;
let version: DocumentVersion;

beforeAll(async () => {
  product = await startProduct();
  const cast = await gatherCast(product);
  moderator = cast['moderator own'];
  guest = cast.guest;
  const body = { manufaktur: OWN, type: 'projekt', title: 'Hier' };
  here = (await moderator.post<Proposal>('/api/proposals', body)).body;
  there = (await cast['moderator other'].post<Proposal>('/api/proposals', { ...body, manufaktur: OTHER }))
    .body;
  const link = { from: there.id, to: here.id, score: 2, reason: 'Weil.' };
  linked = (await cast['moderator other'].post<Link>('/api/links', link)).body;
  const versions = `/api/documents/proposal/${here.id}/versions`;
  version = (await moderator.post<DocumentVersion>(versions, { name: 'Leer' })).body;
});
afterAll(async () => await product[Symbol.asyncDispose]());

async function columnsOf(table: string): Promise<readonly string[]> {
  const tables = await product.context.storage.db.introspection.getTables();
  const found = tables.find((each) => each.name === table);
  if (found === undefined) throw new Error(`There is no table ${table}.`);
  return found.columns.map((column) => column.name);
}

async function contentOf(table: (typeof CHANGES)[number]['table']): Promise<unknown> {
  return await product.context.storage.db.selectFrom(table).selectAll().execute();
}

const camel = (name: string) => name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

describe('a key nobody asked for', () => {
  it.each(CHANGES)('of $table is refused in $name, and nothing changes', async (change) => {
    const taken: readonly string[] = change.taken;
    const columns = await columnsOf(change.table);
    const foreign = [
      ...new Set([...columns, ...columns.map(camel), 'constructor', 'offices', 'role', 'isAdmin']),
    ].filter((key) => !taken.includes(key));
    expect(foreign.length).toBeGreaterThan(columns.length - taken.length);
    const before = await contentOf(change.table);
    // A guest account is the only one in the example world that may change its profile.
    const browser = change.table === 'people' ? guest : moderator;
    for (const key of foreign) {
      const { status, body } = await browser.ask<Problem>(change.path(), {
        method: change.method,
        body: { ...change.body(), [key]: 1 },
      });
      expect({ key, status, code: body.code, field: body.field }).toEqual({
        key,
        status: 400,
        code: 'invalid_body',
        field: key,
      });
    }
    expect(await contentOf(change.table)).toEqual(before);
  });

  it('is the only thing that was wrong with those bodies', async () => {
    for (const change of CHANGES) {
      const browser = change.table === 'people' ? guest : moderator;
      if (change.name === 'a new link') continue;
      const { status } = await browser.ask(change.path(), { method: change.method, body: change.body() });
      expect({ name: change.name, ok: status < 300 || status === 409 }).toEqual({
        name: change.name,
        ok: true,
      });
    }
  });
});

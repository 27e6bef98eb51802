import { readdirSync } from 'node:fs';

import { type ProposalId, sectionFragment } from '@geflecht/domain';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, inject, it, vi } from 'vitest';
import * as Y from 'yjs';

import { openStorage } from '../storage/index.ts';
import { startProduct } from '../testbed/product.ts';
import { until } from '../testbed/until.ts';

vi.setConfig({ testTimeout: 60_000 });

let databaseUrl: string;

beforeEach(async () => {
  const server = await openStorage({ databaseUrl: inject('pgUrl') });
  const name = `product_${process.pid}_${Date.now()}`;
  await sql`create database ${sql.id(name)}`.execute(server.db);
  await server.close();
  const url = new URL(inject('pgUrl'));
  url.pathname = `/${name}`;
  databaseUrl = url.href;
});
afterEach(async () => {
  const server = await openStorage({ databaseUrl: inject('pgUrl') });
  await sql`drop database ${sql.id(new URL(databaseUrl).pathname.slice(1))} with (force)`.execute(server.db);
  await server.close();
});

it('the whole product runs on PostgreSQL: example world, sign-in, writing, search, restart', async () => {
  let product = await startProduct({ databaseUrl });
  const browser = await product.as('p37');
  const { doc, provider } = browser.tab().open('proposal:M1-01');
  await until('sync', () => provider.synced);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('Lastenradverleih am Eck')]);
  doc.getXmlFragment(sectionFragment('ziel')).push([paragraph]);
  await until('the acknowledgement', () => !provider.hasUnsyncedChanges);
  await product.context.collab.flush({ kind: 'proposal', id: 'M1-01' as ProposalId });
  const { body } = await browser.ask<{ proposal: string }[]>('/api/search?q=Lastenradverleih');
  expect(body.map((hit) => hit.proposal)).toContain('M1-01');

  // Operators are told so: nothing but the database has to be kept.
  expect(readdirSync(product.dataDir)).toEqual([]);

  product = await product.restart();
  expect(product.firstRun).toBe(false);
  const words = await product.context.collab.read({ kind: 'proposal', id: 'M1-01' as ProposalId }, (stored) =>
    stored.getXmlFragment(sectionFragment('ziel')).toJSON(),
  );
  expect(words).toContain('Lastenradverleih am Eck');
  expect((await browser.session()).person?.id).toBe('p37');
  browser.close();

  const admin = product.browser();
  const founding = {
    name: 'Erika',
    email: 'e@example.org',
    password: 'ein langes passwort',
    code: product.setupCode,
  };
  expect((await admin.post('/api/setup', founding)).status).toBe(200);
  expect((await browser.session()).person).toBeNull();
  await product[Symbol.asyncDispose]();
});

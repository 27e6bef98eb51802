import { sql } from 'kysely';
import { expect, inject, it, onTestFinished, vi } from 'vitest';

import { openStorage } from '../../storage/index.ts';
import { startProduct } from '../../testbed/product.ts';
import { emptyPostgres } from '../../testbed/storage.ts';
import { until } from '../../testbed/until.ts';
import type { Readiness } from './readiness.ts';

vi.setConfig({ testTimeout: 60_000 });

it('a database that is away is seen by readiness and figures though nobody writes, and so is its return', async () => {
  const { place, close } = await emptyPostgres(inject('pgUrl'));
  onTestFinished(close);
  const server = await openStorage({ databaseUrl: inject('pgUrl') });
  onTestFinished(server.close);
  await using product = await startProduct(place);
  const name = new URL(place.databaseUrl).pathname.slice(1);
  const browser = product.browser();
  const figure = async (): Promise<string | undefined> =>
    /^geflecht_log_writable (\d)$/m.exec((await browser.ask<string>('/metrics')).body)?.[1];
  const ready = async () => await browser.ask<Readiness>('/health/ready');

  expect(await figure()).toBe('1');
  expect((await ready()).body).toMatchObject({ database: 'writable', log: 'writable' });

  await sql`alter database ${sql.id(name)} allow_connections false`.execute(server.db);
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`.execute(
    server.db,
  );
  // The figures come first: an alarm must not need somebody who asks for readiness.
  await until('the figures tell it', async () => (await figure()) === '0');
  expect(await ready()).toMatchObject({ status: 503, body: { database: 'failing', log: 'failing' } });

  await sql`alter database ${sql.id(name)} allow_connections true`.execute(server.db);
  await until('the figures are well again', async () => (await figure()) === '1');
  expect(await ready()).toMatchObject({ status: 200, body: { database: 'writable', log: 'writable' } });
});

import { seededRandom } from '@geflecht/testkit/random';
import { sql } from 'kysely';
import { expect, inject, it, onTestFinished, vi } from 'vitest';
import * as Y from 'yjs';

import { emptyPostgres, migrated, NOW } from '../../testbed/storage.ts';
import { turns } from '../../testbed/turns.ts';
import { until } from '../../testbed/until.ts';
import { createDocumentLog, type LogState } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });
const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };

it('connections that break, again and again, cost nothing but time', async () => {
  const seed = 4711;
  const next = seededRandom(seed);
  const storage = await migrated(emptyPostgres(inject('pgUrl')));
  onTestFinished(storage.close);
  const log = createDocumentLog({ storage, place: storage.place, now: () => NOW, logger: quiet });
  onTestFinished(log.close);
  const states: LogState[] = [];
  log.onState((state) => states.push(state));
  const doc = new Y.Doc();
  const numbers: Promise<number>[] = [];
  doc.on('update', (update: Uint8Array) =>
    numbers.push(log.append({ document: 'board:a', update, leases: [] })),
  );
  const { rows: own } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(storage.db);
  /** Ends the log's connections; the product's, which is used one question at a time, stays. */
  const breakAll = async (): Promise<void> => {
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> ${own[0]?.pid}`.execute(storage.db);
  };
  // A connection that breaks between two commits is replaced unnoticed: some have to break within one.
  for (let outage = 0; outage < 5 || (outage < 50 && !states.includes('failing')); outage += 1) {
    for (let nr = 0; nr < 100; nr += 1) {
      doc.getMap('words').set(`${outage}.${nr}`, nr);
      if (nr === 30) await breakAll();
      if (next() < 0.2) await turns(next() * 100);
    }
    await breakAll();
    doc.getMap('words').set(`${outage}.last`, true);
    await until('everything is stored', () => log.pending().updates === 0, 20_000);
  }
  const given = await Promise.all(numbers);
  expect(given).toEqual(given.toSorted((a, b) => a - b));
  expect(log.state()).toBe('writable');
  expect(states).toContain('failing');
  const rows = await storage.db
    .selectFrom('document_updates')
    .select(['seq', 'data'])
    .orderBy('seq')
    .execute();
  // A batch whose outcome was unknown may be there twice; then it has numbers of its own.
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  const stored = new Y.Doc();
  for (const { data } of rows) Y.applyUpdate(stored, data);
  expect(stored.getMap('words').toJSON()).toEqual(doc.getMap('words').toJSON());
});

it('stores with care even where the server does not do so by itself', async () => {
  const storage = await migrated(emptyPostgres(inject('pgUrl')));
  onTestFinished(storage.close);
  const log = createDocumentLog({ storage, place: storage.place, now: () => NOW, logger: quiet });
  onTestFinished(log.close);
  // The tests' server waits for no disk; a trigger writes down what the log's own connection does.
  await sql`create table seen (setting text)`.execute(storage.db);
  await sql`create function note() returns trigger language plpgsql as $$
    begin insert into seen values (current_setting('synchronous_commit')); return null; end $$`.execute(
    storage.db,
  );
  await sql`create trigger note after insert on document_updates execute function note()`.execute(storage.db);
  await log.append({ document: 'board:a', update: new Uint8Array([0, 0]), leases: [] });
  const { rows } = await sql<{ setting: string }>`select setting from seen`.execute(storage.db);
  expect(rows).toEqual([{ setting: 'on' }]);
});

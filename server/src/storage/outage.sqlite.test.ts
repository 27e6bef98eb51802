import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';

import { emptySqlite, migrated } from '../testbed/storage.ts';
import { inTransaction, StorageUnavailable } from './index.ts';

it('reports a full disk as an outage and keeps what was saved before', async () => {
  const { db, close } = await emptySqlite();
  onTestFinished(close);
  await sql`create table words (word text)`.execute(db);
  await sql`insert into words values ('first')`.execute(db);
  // The file may grow no further: to SQLite the same as a full disk.
  await sql`pragma max_page_count = 4`.execute(db);
  const flood = sql`insert into words values (${'x'.repeat(100_000)})`.execute(db);
  await expect(flood).rejects.toThrow(StorageUnavailable);
  const { rows } = await sql<{ word: string }>`select word from words`.execute(db);
  expect(rows).toEqual([{ word: 'first' }]);
});

it('reports it in the middle of a change too, of which then nothing is kept', async () => {
  const storage = await migrated(emptySqlite());
  onTestFinished(storage.close);
  const { db } = storage;
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql`pragma max_page_count = ${sql.raw(String(rows[0]?.page_count))}`.execute(db);
  const change = inTransaction(storage, async (tx) => {
    await sql`insert into settings values ('example_world_at', ${'x'.repeat(1_000_000)})`.execute(tx);
    return { ok: true, value: undefined };
  });
  await expect(change).rejects.toThrow(StorageUnavailable);
  expect(await db.selectFrom('settings').selectAll().execute()).toEqual([]);
});

it.each([
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['foreign_keys', 1],
  ['busy_timeout', 500],
])('opens with %s = %s', async (pragma, value) => {
  const { db, close } = await emptySqlite();
  onTestFinished(close);
  const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(pragma)}`.execute(db);
  expect(Object.values(rows[0] ?? {})).toEqual([value]);
});

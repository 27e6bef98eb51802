import { sql } from 'kysely';
import { expect, inject, it, onTestFinished } from 'vitest';

import { emptyPostgres } from '../testbed/storage.ts';
import { StorageUnavailable } from './index.ts';

it('reports a connection that the server ends, and goes on with a new one', async () => {
  const { db, close } = await emptyPostgres(inject('pgUrl'));
  onTestFinished(close);
  const ended = sql`select pg_terminate_backend(pg_backend_pid())`.execute(db);
  await expect(ended).rejects.toThrow(StorageUnavailable);
  // The pool may hand out the ended connection once more before it hears of the end.
  await expect.poll(async () => await sql`select 1 as one`.execute(db)).toMatchObject({ rows: [{ one: 1 }] });
});

it('reports it in the middle of a transaction too', async () => {
  const { db, close } = await emptyPostgres(inject('pgUrl'));
  onTestFinished(close);
  const work = db.transaction().execute(async (tx) => {
    await sql`create table gone (id integer)`.execute(tx);
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
  });
  await expect(work).rejects.toThrow(StorageUnavailable);
  await expect(sql`select * from gone`.execute(db)).rejects.toThrow('gone');
});

it('reads counts and sequence numbers as numbers', async () => {
  const { db, close } = await emptyPostgres(inject('pgUrl'));
  onTestFinished(close);
  const { rows } = await sql<{ big: number }>`select 4294967296::bigint as big`.execute(db);
  expect(rows).toEqual([{ big: 4_294_967_296 }]);
});

import { type Kysely, sql, type Transaction } from 'kysely';

import type { Migration } from './migration.ts';
import { migrations as shipped } from './migrations.ts';
import type { DialectName, Storage } from './storage.ts';

/** The data was written by a newer version of the program; running on would harm it. */
export class DatabaseTooNew extends Error {
  override readonly name = 'DatabaseTooNew';
}

interface History {
  schema_migrations: { name: string; applied_at: string };
}

/** Any constant serves; all nodes of one database take the same lock. */
const LOCK = 7_301_943;

/**
 * Brings the tables up to date: all missing migrations in order, in one transaction, so that a failed start changes
 * nothing. Several nodes may start at once; the second waits for the first.
 * @returns the names of the migrations that ran.
 * @throws DatabaseTooNew when the database knows a migration that the program does not.
 */
export async function migrate(
  storage: Storage,
  now: () => Date,
  migrations: readonly Migration[] = shipped,
): Promise<readonly string[]> {
  assertOrder(migrations);
  const db = storage.db as unknown as Kysely<History>;
  return await db.transaction().execute(async (tx) => {
    await lock(tx, storage.dialect);
    const applied = await tx.selectFrom('schema_migrations').select('name').orderBy('name').execute();
    assertKnown(
      applied.map((row) => row.name),
      migrations,
    );
    const pending = migrations.slice(applied.length);
    for (const migration of pending) {
      await migration.up(tx as unknown as Kysely<unknown>, storage.dialect);
      await tx
        .insertInto('schema_migrations')
        .values({ name: migration.name, applied_at: now().toISOString() })
        .execute();
    }
    return pending.map((migration) => migration.name);
  });
}

/** Holds until the transaction ends; SQLite has one connection in one process. */
async function lock(tx: Transaction<History>, dialect: DialectName): Promise<void> {
  if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
  await tx.schema
    .createTable('schema_migrations')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('applied_at', 'text', (column) => column.notNull())
    .execute();
}

function assertKnown(applied: readonly string[], migrations: readonly Migration[]): void {
  for (const [index, name] of applied.entries()) {
    const own = migrations[index]?.name;
    if (own === name) continue;
    const newest = migrations.at(-1)?.name ?? 'none';
    throw new DatabaseTooNew(
      `The database holds the migration "${name}", which this version does not know at that place ` +
        `(its newest is "${newest}"). Start the newer version, or use another data folder.`,
    );
  }
}

function assertOrder(migrations: readonly Migration[]): void {
  for (const [index, migration] of migrations.entries()) {
    const expected = String(index + 1).padStart(4, '0');
    if (!migration.name.startsWith(`${expected}_`)) {
      throw new Error(`Migration "${migration.name}" stands at place ${expected}.`);
    }
  }
}

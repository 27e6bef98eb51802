import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type {} from '@geflecht/testkit/services';
import { sql } from 'kysely';

import { migrate, openStorage, type Storage } from '../storage/index.ts';

export const NOW = new Date('2027-05-19T17:00:00.000Z');

/** A database of a test, and where another connection finds it. */
export type Placed<Place> = Storage & { readonly place: Place };

/** An empty, unmigrated SQLite database in a folder of its own that goes with `close`. */
export async function emptySqlite(): Promise<Placed<{ dataDir: string }>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'geflecht-storage-'));
  const storage = await openStorage({ dataDir });
  const close = async () => {
    await storage.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { ...storage, close, place: { dataDir } };
}

/** An empty, unmigrated database of its own on the tests' PostgreSQL; it is dropped by `close`. */
export async function emptyPostgres(serverUrl: string): Promise<Placed<{ databaseUrl: string }>> {
  return await createDatabase(serverUrl, 'template1');
}

/**
 * Migrates once and hands out copies: on PostgreSQL copying a database is several times faster than migrating one.
 */
export function migratedPostgres(serverUrl: string): () => Promise<Storage> {
  let template: Promise<string> | undefined;
  async function makeTemplate(): Promise<string> {
    const name = `t_${randomBytes(8).toString('hex')}`;
    const { db, close } = await openStorage({ databaseUrl: serverUrl });
    await sql`create database ${sql.id(name)}`.execute(db);
    await close();
    const storage = await openStorage({ databaseUrl: urlOf(serverUrl, name) });
    await migrate(storage, () => NOW);
    await storage.close();
    return name;
  }
  return async () => await createDatabase(serverUrl, await (template ??= makeTemplate()));
}

/** Makes an empty database ready for use. */
export async function migrated<Given extends Storage>(empty: Promise<Given>): Promise<Given> {
  const storage = await empty;
  await migrate(storage, () => NOW);
  return storage;
}

async function createDatabase(serverUrl: string, template: string): Promise<Placed<{ databaseUrl: string }>> {
  const name = `t_${randomBytes(8).toString('hex')}`;
  const server = await openStorage({ databaseUrl: serverUrl });
  await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(server.db);
  const storage = await openStorage({ databaseUrl: urlOf(serverUrl, name) });
  const close = async () => {
    await storage.close();
    await sql`drop database ${sql.id(name)} with (force)`.execute(server.db);
    await server.close();
  };
  return { ...storage, close, place: { databaseUrl: urlOf(serverUrl, name) } };
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

import { mkdirSync } from 'node:fs';

import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';

import { StorageUnavailable, watchOutages } from '../outage.ts';
import type { Storage } from '../storage.ts';
import type { Tables } from '../tables.ts';
import { connectSqlite } from './connect.ts';
import { isSqliteOutage } from './outage.ts';
import { rememberPrepared } from './prepared.ts';

/**
 * Milliseconds a statement waits for another connection (log, backup, admin tool) before it gives up. Nothing else is done
 * meanwhile, so it is short; whoever is refused comes again by themselves.
 */
const BUSY_TIMEOUT = 500;

/** Opens `geflecht.sqlite` in the data folder, which is made when it is missing. */
export function openSqlite(dataDir: string): Storage {
  const database = connect(dataDir);
  const dialect = watchOutages(new SqliteDialect({ database: rememberPrepared(database) }), isSqliteOutage);
  const db = new Kysely<Tables>({ dialect });
  return { db, dialect: 'sqlite', close: async () => await db.destroy() };
}

function connect(dataDir: string): Database.Database {
  try {
    mkdirSync(dataDir, { recursive: true });
    return connectSqlite(dataDir, BUSY_TIMEOUT);
  } catch (error) {
    throw new StorageUnavailable(`The data folder ${dataDir} cannot be used.`, { cause: error });
  }
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';

import { StorageUnavailable, watchOutages } from '../outage.ts';
import type { Storage } from '../storage.ts';
import type { Tables } from '../tables.ts';
import { isSqliteOutage } from './outage.ts';

/**
 * Milliseconds a statement waits for another process (backup, admin tool) before it gives up. Nothing else is done
 * meanwhile, so it is short; whoever is refused comes again by themselves.
 */
const BUSY_TIMEOUT = 500;

/** Opens `geflecht.sqlite` in the data folder, which is made when it is missing. */
export function openSqlite(dataDir: string): Storage {
  const database = connect(dataDir);
  const dialect = watchOutages(new SqliteDialect({ database }), isSqliteOutage);
  const db = new Kysely<Tables>({ dialect });
  return { db, dialect: 'sqlite', close: async () => await db.destroy() };
}

function connect(dataDir: string): Database.Database {
  try {
    mkdirSync(dataDir, { recursive: true });
    const database = new Database(join(dataDir, 'geflecht.sqlite'), { timeout: BUSY_TIMEOUT });
    database.pragma('journal_mode = WAL');
    // NORMAL would let a power cut take back what was already called saved.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    return database;
  } catch (error) {
    throw new StorageUnavailable(`The data folder ${dataDir} cannot be used.`, { cause: error });
  }
}

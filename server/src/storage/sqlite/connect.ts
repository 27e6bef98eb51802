import { join } from 'node:path';

import Database from 'better-sqlite3';

/**
 * A connection to `geflecht.sqlite` in an existing folder.
 * @param busyTimeout milliseconds a statement waits for another connection before it gives up
 */
export function connectSqlite(
  dataDir: string,
  busyTimeout: number,
  options: { readonly fileMustExist?: boolean } = {},
): Database.Database {
  const database = new Database(join(dataDir, 'geflecht.sqlite'), { ...options, timeout: busyTimeout });
  try {
    database.pragma('journal_mode = WAL');
    // NORMAL would let a power cut take back what was already called saved.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

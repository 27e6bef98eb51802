import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';

/** The data folder is in use by another process. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
}

/**
 * Keeps a second process out of the data folder: two would each hold their own live documents and overwrite the
 * other's. The lock is the operating system's, through a small database file, so it ends with the process however
 * that ends; a file with a process number in it would outlive a crash.
 * @returns the way to let go.
 */
export function lockDataFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const lock = new Database(join(dataDir, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') {
      throw new DataFolderInUse(
        `${dataDir} wird schon von einem anderen Geflecht benutzt / is in use by another Geflecht.`,
        { cause: error },
      );
    }
    throw error;
  }
  return () => lock.close();
}

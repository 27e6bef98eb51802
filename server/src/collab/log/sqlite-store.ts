import type Database from 'better-sqlite3';

import { connectSqlite } from '../../storage/sqlite/connect.ts';

/**
 * Milliseconds a thread waits for other connections. Long, because nothing else waits with it; the main connection
 * holds the database for the length of a change, a backup or an admin tool perhaps longer.
 */
const BUSY_TIMEOUT = 5000;

/** A thread's own connection, opened when it is needed and anew after a fault. */
export interface SqliteConnection<Statements> {
  /** Runs in one transaction: all of it or nothing. */
  change<Value>(work: (statements: Statements) => Value): Value;
  /** Runs on one state of the database, whatever is written meanwhile. */
  look<Value>(work: (statements: Statements) => Value): Value;
  close(): void;
}

interface Open<Statements> {
  readonly database: Database.Database;
  readonly statements: Statements;
}

export function createSqliteConnection<Statements>(
  dataDir: string,
  prepare: (database: Database.Database) => Statements,
): SqliteConnection<Statements> {
  let open: Open<Statements> | undefined;

  function connected(): Open<Statements> {
    if (open !== undefined) return open;
    // A folder that was mounted away must not get a second, empty database.
    const database = connectSqlite(dataDir, BUSY_TIMEOUT, { fileMustExist: true });
    try {
      open = { database, statements: prepare(database) };
    } catch (error) {
      database.close();
      throw error;
    }
    return open;
  }

  function close(): void {
    open?.database.close();
    open = undefined;
  }

  function run<Value>(kind: 'immediate' | 'deferred', work: (statements: Statements) => Value): Value {
    const { database, statements } = connected();
    try {
      return database.transaction(work)[kind](statements);
    } catch (error) {
      close();
      throw error;
    }
  }

  return {
    change: (work) => run('immediate', work),
    look: (work) => run('deferred', work),
    close,
  };
}

import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Statements that are kept; what the product asks has far fewer shapes, but lists of any length are among them. */
const MOST = 500;

/** What changes the tables themselves: what was prepared before may mean something else after. */
const CHANGES_TABLES = /^\s*(?:create|alter|drop|pragma|attach|detach|vacuum|reindex)\b/i;

/**
 * Keeps what SQLite has made of a statement, for the next time it is asked: making it takes longer than answering most.
 * Rows must be read to their end before the same statement is asked again, which `all` and `run` do.
 */
export function rememberPrepared(database: SqliteDatabase): SqliteDatabase {
  const known = new Map<string, SqliteStatement>();

  function keep(sql: string, statement: SqliteStatement): void {
    // The one that was wanted last stands last.
    known.delete(sql);
    known.set(sql, statement);
    const oldest = known.keys().next();
    if (known.size > MOST && !oldest.done) known.delete(oldest.value);
  }

  return {
    close: () => database.close(),
    prepare(sql) {
      if (CHANGES_TABLES.test(sql)) {
        known.clear();
        return database.prepare(sql);
      }
      const statement = known.get(sql) ?? database.prepare(sql);
      keep(sql, statement);
      return statement;
    },
  };
}

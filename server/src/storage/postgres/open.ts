import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';

import { watchOutages } from '../outage.ts';
import type { Storage } from '../storage.ts';
import type { Tables } from '../tables.ts';
import { isPostgresOutage } from './outage.ts';

const CONNECTIONS = 10;
/** Milliseconds until an unreachable server counts as an outage. */
const CONNECT_TIMEOUT = 5000;
const INT8 = 20;

/** Counts and sequence numbers stay far below 2^53, so `bigint` is read as a number, as SQLite does. */
function typeParser(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === INT8 && format !== 'binary') return Number;
  return pg.types.getTypeParser(oid, format);
}

/** Opens a pool and proves with one statement that the server answers. */
export async function openPostgres(databaseUrl: string): Promise<Storage> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
  });
  // A connection that the server closes must not end the process; whoever queries hears of the outage.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Tables>({ dialect: watchOutages(new PostgresDialect({ pool }), isPostgresOutage) });
  try {
    await sql`select 1`.execute(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, dialect: 'postgres', close: async () => await db.destroy() };
}

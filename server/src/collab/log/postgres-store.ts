import pg from 'pg';

import { StorageUnavailable } from '../../storage/index.ts';
import { isPostgresOutage } from '../../storage/postgres/outage.ts';

/** One for the commits, which come one after the other, and one for the compactions. */
const CONNECTIONS = 2;
/** Milliseconds until a server that does not answer counts as an outage. */
const CONNECT_TIMEOUT = 5000;
const ANSWER_TIMEOUT = 10_000;

/**
 * Connections of the log's own: no slow request elsewhere holds up an acknowledgement, and a connection on which the
 * server has fallen silent is given up, which the product's pool would wait on for ever.
 */
export interface PostgresConnection {
  /** @throws StorageUnavailable */
  query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row[]>;
  /** Several statements in one transaction, which is undone when the work throws. @throws StorageUnavailable */
  change<Value>(work: (query: PostgresConnection['query']) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

export function createPostgresConnection(databaseUrl: string): PostgresConnection {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: ANSWER_TIMEOUT,
    keepAlive: true,
    // "Gespeichert" means on disk, whatever the server does by default; a stricter setting stays.
    onConnect: async (client) => {
      await client.query(
        `select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`,
      );
    },
  });
  // A connection that the server closes must not end the process; whoever queries hears of the outage.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));

  async function watched<Value>(work: Promise<Value>): Promise<Value> {
    try {
      return await work;
    } catch (error) {
      const isOutage =
        isPostgresOutage(error) || (error instanceof Error && error.message === 'Query read timeout');
      if (isOutage) throw new StorageUnavailable('The database does not answer.', { cause: error });
      throw error;
    }
  }

  async function change<Value>(work: (query: PostgresConnection['query']) => Promise<Value>): Promise<Value> {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const value = await work(async (text, values) => (await client.query(text, [...values])).rows);
      await client.query('commit');
      client.release();
      return value;
    } catch (error) {
      // Ending the connection undoes the transaction, even one that no longer answers.
      client.release(true);
      throw error;
    }
  }

  return {
    query: async (text, values) => (await watched(pool.query(text, [...values]))).rows,
    change: async (work) => await watched(change(work)),
    close: async () => await pool.end(),
  };
}

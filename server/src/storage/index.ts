import type { Kysely, Transaction } from 'kysely';

import type { DialectName } from './dialect.ts';
import { openPostgres } from './postgres/open.ts';
import { openSqlite } from './sqlite/open.ts';
import type { Tables } from './tables.ts';

export type { DialectName } from './dialect.ts';
export { inTransaction } from './transaction.ts';
export { DatabaseTooNew, migrate } from './migrate.ts';
export { StorageUnavailable } from './outage.ts';
export type { Tables } from './tables.ts';

/** What a store's function takes: the database, or the transaction its caller has opened. */
export type Db = Kysely<Tables> | Transaction<Tables>;

export interface Storage {
  readonly db: Kysely<Tables>;
  readonly dialect: DialectName;
  close(): Promise<void>;
}

/**
 * Opens the database without touching its tables; call `migrate` next.
 * @throws StorageUnavailable when the database cannot be reached.
 */
export async function openStorage(
  place: { readonly dataDir: string } | { readonly databaseUrl: string },
): Promise<Storage> {
  return 'databaseUrl' in place ? await openPostgres(place.databaseUrl) : openSqlite(place.dataDir);
}

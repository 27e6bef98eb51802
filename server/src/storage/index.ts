import { openPostgres } from './postgres/open.ts';
import { openSqlite } from './sqlite/open.ts';
import type { Storage } from './storage.ts';

export { DatabaseTooNew, migrate } from './migrate.ts';
export { StorageUnavailable } from './outage.ts';
export type { Db, DialectName, Storage } from './storage.ts';
export type { Tables } from './tables.ts';
export { inTransaction } from './transaction.ts';

/**
 * Opens the database without touching its tables; call `migrate` next.
 * @throws StorageUnavailable when the database cannot be reached.
 */
export async function openStorage(
  place: { readonly dataDir: string } | { readonly databaseUrl: string },
): Promise<Storage> {
  return 'databaseUrl' in place ? await openPostgres(place.databaseUrl) : openSqlite(place.dataDir);
}

import type { Kysely, Transaction } from 'kysely';

import type { Tables } from './tables.ts';

/** The two databases the product runs on; every store behaves the same on both. */
export type DialectName = 'sqlite' | 'postgres';

/** What a store's function takes: the database, or the transaction its caller has opened. */
export type Db = Kysely<Tables> | Transaction<Tables>;

export interface Storage {
  readonly db: Kysely<Tables>;
  readonly dialect: DialectName;
  close(): Promise<void>;
}

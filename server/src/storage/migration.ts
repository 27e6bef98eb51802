import type { Kysely } from 'kysely';

import type { DialectName } from './storage.ts';

/** One step of the tables' history; once released it never changes. */
export interface Migration {
  /** Four digits and a name, e.g. `0003_boards`; the digits are its place in the order. */
  readonly name: string;
  /** Runs inside the runner's transaction. The tables of that moment are not today's, hence `unknown`. */
  up(db: Kysely<unknown>, dialect: DialectName): Promise<void>;
}

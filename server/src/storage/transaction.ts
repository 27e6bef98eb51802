import type { Refusal, Result } from '@geflecht/domain';
import type { Transaction } from 'kysely';

import type { Storage } from './storage.ts';
import type { Tables } from './tables.ts';

/** Carries a refusal out of a transaction so that Kysely rolls it back; never leaves this file. */
class RolledBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super('rolled back');
    this.refusal = refusal;
  }
}

/**
 * Runs a change: all of it happens, or, when it is refused or throws, nothing.
 *
 * Changes run one after another on both databases, because each first takes the row that numbers the events. So what a
 * rule has read (a version, a count, "not linked yet") still holds when the change is written, and the numbers of
 * events have no gaps. Ask only `tx` inside: on SQLite a query past it would wait for its own transaction.
 */
export async function inTransaction<Value>(
  storage: Storage,
  work: (tx: Transaction<Tables>) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    return await storage.db.transaction().execute(async (tx) => {
      await tx
        .updateTable('event_counter')
        .set((expression) => ({ value: expression.ref('value') }))
        .execute();
      const result = await work(tx);
      if (!result.ok) throw new RolledBack(result.refusal);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

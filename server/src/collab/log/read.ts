import type { PersonId } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import type { Stored } from './document-log.ts';

/**
 * Everything stored of a document after a number (0: all of it). The updates are read before the snapshot: a compaction
 * between the two then only means that some are applied twice, which changes nothing. The other way round they would
 * be missing.
 */
export async function readStored(db: Db, document: string, after: number): Promise<Stored> {
  const rows = await db
    .selectFrom('document_updates')
    .select(['nr', 'data'])
    .where('document', '=', document)
    .where('nr', '>', after)
    .orderBy('nr')
    .execute();
  const isWhole = rows.length > 0 ? rows[0]?.nr === after + 1 : false;
  const snapshot = isWhole
    ? undefined
    : await db
        .selectFrom('document_snapshots')
        .select(['data', 'upto'])
        .where('document', '=', document)
        .where('upto', '>', after)
        .executeTakeFirst();
  const seq = Math.max(after, snapshot?.upto ?? 0, rows.at(-1)?.nr ?? 0);
  const leases = seq > after ? await readLeases(db, document, after) : new Map<number, PersonId>();
  return { snapshot: snapshot?.data, updates: rows.map((row) => row.data), leases, seq };
}

async function readLeases(db: Db, document: string, after: number): Promise<Map<number, PersonId>> {
  const rows = await db
    .selectFrom('document_clients')
    .select(['client', 'person'])
    .where('document', '=', document)
    .where('nr', '>', after)
    .execute();
  return new Map(rows.map(({ client, person }) => [client, person]));
}

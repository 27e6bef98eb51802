import type { PersonId } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import type { Stored } from './document-log.ts';

interface Row {
  readonly seq: number;
  readonly data: Uint8Array;
}

/**
 * What is stored of a document after a number (0: all of it). The order of the questions makes it right while others
 * append and compact: rows vanish only from the beginning, and only once a snapshot holds them. So rows that begin with
 * the next number are all there is, and a snapshot that is read after rows that do not holds what is missing before them.
 */
export async function readAfter(db: Db, document: string, after: number): Promise<Stored> {
  for (;;) {
    const rows = await readRows(db, document, after);
    const first = rows[0]?.seq;
    const head = rows.at(-1)?.seq ?? (await readHead(db, document));
    if (head <= after) return { snapshot: undefined, updates: [], leases: new Map(), seq: head };
    if (first === after + 1)
      return { snapshot: undefined, ...tailOf(rows, 0), leases: await readLeases(db, document, after) };
    const snapshot = await readSnapshot(db, document);
    // Without one that is new enough the rows were appended only after we had looked for them.
    if (snapshot === undefined || snapshot.upto <= after) continue;
    if (first !== undefined && first > snapshot.upto + 1)
      throw new Error(`The log of ${document} has a hole.`);
    const tail = tailOf(rows, snapshot.upto);
    return { snapshot: snapshot.data, ...tail, leases: await readLeases(db, document, after) };
  }
}

/** What the snapshot holds already is left out. */
function tailOf(
  rows: readonly Row[],
  upto: number,
): { readonly updates: Uint8Array[]; readonly seq: number } {
  const updates = rows.filter(({ seq }) => seq > upto).map(({ data }) => data);
  return { updates, seq: Math.max(upto, rows.at(-1)?.seq ?? 0) };
}

async function readRows(db: Db, document: string, after: number): Promise<Row[]> {
  return await db
    .selectFrom('document_updates')
    .select(['seq', 'data'])
    .where('document', '=', document)
    .where('seq', '>', after)
    .orderBy('seq')
    .execute();
}

async function readHead(db: Db, document: string): Promise<number> {
  const head = await db
    .selectFrom('document_heads')
    .select('seq')
    .where('document', '=', document)
    .executeTakeFirst();
  return head?.seq ?? 0;
}

async function readSnapshot(
  db: Db,
  document: string,
): Promise<{ readonly data: Uint8Array; readonly upto: number } | undefined> {
  return await db
    .selectFrom('document_snapshots')
    .select(['data', 'upto'])
    .where('document', '=', document)
    .executeTakeFirst();
}

/** Read last, so that none of an update's is missing; one too many does no harm. */
async function readLeases(db: Db, document: string, after: number): Promise<Map<number, PersonId>> {
  const rows = await db
    .selectFrom('document_clients')
    .select(['client', 'person'])
    .where('document', '=', document)
    .where('seq', '>', after)
    .execute();
  return new Map(rows.map(({ client, person }) => [client, person]));
}

/**
 * Writes a document's first content inside somebody else's transaction, e.g. when the example world is laid out. The
 * document's head stays locked until that transaction ends.
 */
export async function insertUpdates(
  db: Db,
  updates: readonly { readonly document: string; readonly update: Uint8Array }[],
  at: Date,
): Promise<void> {
  for (const { document, update } of updates) {
    const { seq } = await db
      .insertInto('document_heads')
      .values({ document, seq: 1 })
      .onConflict((conflict) =>
        conflict.column('document').doUpdateSet((set) => ({ seq: set('document_heads.seq', '+', 1) })),
      )
      .returning('seq')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('document_updates')
      .values({ document, seq, data: Buffer.from(update), at: at.toISOString() })
      .execute();
  }
}

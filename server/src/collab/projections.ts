import { type DocumentAddress, parseDocumentName } from '@geflecht/domain';

import type { Db } from '../storage/index.ts';

/** A document of which SQL does not hold everything yet. */
export interface Unprojected {
  readonly address: DocumentAddress;
  /** The number up to which SQL holds it. */
  readonly projected: number;
}

/** How far a document's log has come, and up to where SQL holds it; 0 where nothing is. */
export async function readProjection(
  db: Db,
  document: string,
): Promise<{ readonly seq: number; readonly projected: number }> {
  const row = await db
    .selectFrom('document_heads as head')
    .leftJoin('document_projections as projection', 'projection.document', 'head.document')
    .select(['head.seq as seq', 'projection.seq as projected'])
    .where('head.document', '=', document)
    .executeTakeFirst();
  return { seq: row?.seq ?? 0, projected: row?.projected ?? 0 };
}

/**
 * Asks whether what was read of a document, its log up to `seq` at least, may be written into SQL. It may not when
 * somebody has written as much already, or is about to write more: older words never go over newer ones. To be asked
 * in every transaction of a projection that takes several.
 */
export async function beginProjection(db: Db, document: string, seq: number): Promise<boolean> {
  const begun = await db
    .insertInto('document_projections')
    .values({ document, begun: seq, seq: 0 })
    .onConflict((conflict) =>
      conflict
        .column('document')
        .doUpdateSet({ begun: seq })
        .where('document_projections.begun', '<=', seq)
        .where('document_projections.seq', '<', seq),
    )
    .returning('document')
    .executeTakeFirst();
  return begun !== undefined;
}

/** SQL holds the document up to `seq`; belongs into the transaction that has written the last of it. */
export async function endProjection(db: Db, document: string, seq: number): Promise<void> {
  await db.updateTable('document_projections').set({ seq }).where('document', '=', document).execute();
}

/** What the log holds of all documents was written into SQL with it, as the example world is. */
export async function endAllProjections(db: Db): Promise<void> {
  await db
    .insertInto('document_projections')
    .columns(['document', 'begun', 'seq'])
    .expression((from) => from.selectFrom('document_heads').select(['document', 'seq as begun', 'seq']))
    .execute();
}

/** What the log holds of these documents now was written into SQL with it. */
export async function endProjections(db: Db, documents: readonly string[]): Promise<void> {
  await db
    .insertInto('document_projections')
    .columns(['document', 'begun', 'seq'])
    .expression((from) =>
      from
        .selectFrom('document_heads')
        .select(['document', 'seq as begun', 'seq'])
        .where('document', 'in', documents),
    )
    .execute();
}

/** The documents that SQL is behind of: changed a moment ago, or left by a process that was killed. */
export async function listUnprojected(db: Db): Promise<readonly Unprojected[]> {
  const rows = await db
    .selectFrom('document_heads as head')
    .leftJoin('document_projections as projection', 'projection.document', 'head.document')
    .select(['head.document as document', 'projection.seq as projected'])
    .where((where) =>
      where.or([where('projection.seq', 'is', null), where('projection.seq', '<', where.ref('head.seq'))]),
    )
    .orderBy('head.document')
    .execute();
  return rows.flatMap(({ document, projected }) => {
    const address = parseDocumentName(document);
    return address === undefined ? [] : [{ address, projected: projected ?? 0 }];
  });
}

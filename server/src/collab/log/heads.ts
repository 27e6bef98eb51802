import type { Timestamp } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';

/** How far a document's log has come. */
export interface DocumentHead {
  readonly seq: number;
  /** When its newest update was stored; the time of the snapshot when nothing came after that. */
  readonly at: Timestamp;
}

/** `undefined` for a document in which nothing was ever written. */
export async function readDocumentHead(db: Db, document: string): Promise<DocumentHead | undefined> {
  const head = await db
    .selectFrom('document_heads')
    .select('seq')
    .where('document', '=', document)
    .executeTakeFirst();
  if (head === undefined) return undefined;
  const update = await db
    .selectFrom('document_updates')
    .select('at')
    .where('document', '=', document)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const snapshot = await db
    .selectFrom('document_snapshots')
    .select('at')
    .where('document', '=', document)
    .executeTakeFirst();
  const at = update?.at ?? snapshot?.at;
  if (at === undefined) throw new Error(`The log of ${document} has a head and nothing else.`);
  return { seq: head.seq, at };
}

/** The newest number of each of these documents; those in which nothing was ever written are absent. */
export async function readDocumentSeqs(
  db: Db,
  documents: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (documents.length === 0) return new Map();
  const rows = await db
    .selectFrom('document_heads')
    .select(['document', 'seq'])
    .where('document', 'in', documents)
    .execute();
  return new Map(rows.map(({ document, seq }) => [document, seq]));
}

/** The newest number of every document, by name. */
export async function listDocumentSeqs(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('document_heads').select(['document', 'seq']).execute();
  return new Map(rows.map(({ document, seq }) => [document, seq]));
}

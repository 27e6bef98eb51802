import { sql } from 'kysely';
import * as Y from 'yjs';

import type { Db, Storage } from '../../storage/index.ts';

/** Rows that are applied in one go: merging grows faster than its length. */
const PAGE = 500;

/**
 * Puts what is stored of a document into a snapshot. Works on the database alone, never on the resident document, whose
 * newest changes may be on their way. With fewer rows than `least` nothing is done.
 */
export async function compactDocument(
  storage: Storage,
  document: string,
  least: number,
  at: string,
): Promise<void> {
  const { rows } = await storage.db
    .selectFrom('document_updates')
    .select((count) => count.fn.countAll<number>().as('rows'))
    .where('document', '=', document)
    .executeTakeFirstOrThrow();
  if (rows < least) return;
  const state = new Y.Doc();
  try {
    const upto = await readInPages(storage.db, document, state);
    await replace(storage, document, upto, Buffer.from(Y.encodeStateAsUpdate(state)), at);
  } finally {
    state.destroy();
  }
}

/**
 * The snapshot first, then the rows after it. A compaction of another node in between may take rows away that the
 * snapshot read here does not hold: then the first row is not the next one, and everything is read again.
 */
async function readInPages(db: Db, document: string, into: Y.Doc): Promise<number> {
  for (;;) {
    const snapshot = await db
      .selectFrom('document_snapshots')
      .select(['data', 'upto'])
      .where('document', '=', document)
      .executeTakeFirst();
    if (snapshot !== undefined) Y.applyUpdate(into, snapshot.data);
    const first = snapshot?.upto ?? 0;
    const upto = await readRows(db, document, first, into);
    if (upto !== 'overtaken') return upto;
  }
}

async function readRows(db: Db, document: string, first: number, into: Y.Doc): Promise<number | 'overtaken'> {
  let upto = first;
  for (;;) {
    const page = await db
      .selectFrom('document_updates')
      .select(['nr', 'data'])
      .where('document', '=', document)
      .where('nr', '>', upto)
      .orderBy('nr')
      .limit(PAGE)
      .execute();
    const [next] = page;
    if (next === undefined) return upto;
    // Numbers of before they were counted by document have gaps; those lie at the beginning only.
    if (next.nr !== upto + 1 && (upto !== first || (await hasNewerSnapshot(db, document, first))))
      return 'overtaken';
    into.transact(() => {
      for (const { data } of page) Y.applyUpdate(into, data);
    });
    upto = page.at(-1)?.nr ?? upto;
  }
}

async function hasNewerSnapshot(db: Db, document: string, than: number): Promise<boolean> {
  const found = await db
    .selectFrom('document_snapshots')
    .select('upto')
    .where('document', '=', document)
    .where('upto', '>', than)
    .executeTakeFirst();
  return found !== undefined;
}

/** The old snapshot stands until the new one does; an older one never takes the place of a newer one. */
async function replace(
  storage: Storage,
  document: string,
  upto: number,
  data: Buffer,
  at: string,
): Promise<void> {
  await storage.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('document_snapshots')
      .values({ document, data, upto, at })
      .onConflict((conflict) =>
        conflict
          .column('document')
          .doUpdateSet({ data, upto, at })
          .where('document_snapshots.upto', '<', upto),
      )
      .execute();
    await tx
      .deleteFrom('document_updates')
      .where('document', '=', document)
      .where('nr', '<=', upto)
      .execute();
  });
}

/** One compaction of a document at a time, whichever node begins it; answers false when another one is at it. */
export async function withLock(
  storage: Storage,
  document: string,
  work: () => Promise<void>,
): Promise<boolean> {
  if (storage.dialect === 'sqlite') {
    await work();
    return true;
  }
  return await storage.db.connection().execute(async (connection) => {
    const key = sql`hashtextextended(${`compaction of ${document}`}, 0)`;
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_lock(${key}) as got`.execute(
      connection,
    );
    if (rows[0]?.got !== true) return false;
    try {
      await work();
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(connection);
    }
    return true;
  });
}

import * as Y from 'yjs';

import type { Db, Storage } from '../storage/index.ts';

/** Rows of one document's log from which a snapshot is worth its writing. */
const COMPACT_ROWS = 100;
/** Updates that share one commit at most; keeps one statement well below the databases' bounds. */
const BATCH = 500;

/** Stored updates of the live documents; what `append` has resolved survives a power cut. */
export interface DocumentLog {
  /** Resolves after the commit. Updates of one tick share one commit; of one document they keep their order. */
  append(document: string, update: Uint8Array): Promise<void>;
  /** Applies everything stored to a document that is empty so far. */
  load(document: string, into: Y.Doc): Promise<void>;
  /** Puts a long log into a snapshot; touches nothing that is not in the snapshot. */
  compact(document: string): Promise<void>;
  /** Updates that are not committed yet. */
  pending(): number;
  /** Resolves when nothing is pending, or after the time (milliseconds) has passed. */
  settled(timeout: number): Promise<void>;
}

interface Waiting {
  readonly document: string;
  readonly update: Uint8Array;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export function createDocumentLog(storage: Storage, now: () => Date): DocumentLog {
  let queue: Waiting[] = [];
  let inCommit = 0;
  let running = false;
  const idle = new Set<() => void>();

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, BATCH);
      queue = queue.slice(BATCH);
      inCommit = batch.length;
      try {
        await insertUpdates(storage.db, batch, now());
        for (const each of batch) each.resolve();
      } catch (error) {
        for (const each of batch) each.reject(error);
      }
      inCommit = 0;
    }
    running = false;
    for (const done of idle) done();
    idle.clear();
  }

  return {
    append: async (document, update) =>
      await new Promise<void>((resolve, reject) => {
        queue.push({ document, update, resolve, reject });
        if (running) return;
        running = true;
        setImmediate(() => void drain());
      }),
    load: async (document, into) => {
      await loadDocument(storage.db, document, into);
    },
    compact: async (document) => await compactDocument(storage, document, now),
    pending: () => queue.length + inCommit,
    settled: async (timeout) => {
      if (!running) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeout);
        idle.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}

/** Writes a document's first content inside somebody else's transaction, e.g. when the example world is laid out. */
export async function insertUpdates(
  db: Db,
  updates: readonly { readonly document: string; readonly update: Uint8Array }[],
  at: Date,
): Promise<void> {
  await db
    .insertInto('document_updates')
    .values(
      updates.map(({ document, update }) => ({ document, data: Buffer.from(update), at: at.toISOString() })),
    )
    .execute();
}

/**
 * The log is read before the snapshot: a compaction between the two then only means that some updates are applied
 * twice, which changes nothing. The other way round they would be missing.
 */
async function loadDocument(db: Db, document: string, into: Y.Doc): Promise<number> {
  const rows = await db
    .selectFrom('document_updates')
    .select(['seq', 'data'])
    .where('document', '=', document)
    .orderBy('seq')
    .execute();
  const snapshot = await db
    .selectFrom('document_snapshots')
    .select('data')
    .where('document', '=', document)
    .executeTakeFirst();
  Y.transact(into, () => {
    if (snapshot !== undefined) Y.applyUpdate(into, snapshot.data);
    for (const row of rows) Y.applyUpdate(into, row.data);
  });
  return rows.at(-1)?.seq ?? 0;
}

/** Works on what is stored, never on the resident document, whose newest updates may be on their way. */
async function compactDocument(storage: Storage, document: string, now: () => Date): Promise<void> {
  const { rows } = await storage.db
    .selectFrom('document_updates')
    .select((count) => count.fn.countAll<number>().as('rows'))
    .where('document', '=', document)
    .executeTakeFirstOrThrow();
  if (rows < COMPACT_ROWS) return;
  const state = new Y.Doc();
  const upto = await loadDocument(storage.db, document, state);
  const data = Buffer.from(Y.encodeStateAsUpdate(state));
  state.destroy();
  const snapshot = { data, upto, at: now().toISOString() };
  await storage.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('document_snapshots')
      .values({ document, ...snapshot })
      .onConflict((conflict) => conflict.column('document').doUpdateSet(snapshot))
      .execute();
    await tx
      .deleteFrom('document_updates')
      .where('document', '=', document)
      .where('seq', '<=', upto)
      .execute();
  });
}

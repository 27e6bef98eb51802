import type { Db, Storage } from '../../storage/index.ts';
import type { Append } from './document-log.ts';

/** What became of one update: its number, or that one of its client ids is somebody else's. */
export type Outcome = number | 'taken';

interface Numbered extends Append {
  /** Place in the batch. */
  readonly index: number;
  readonly seq: number;
}

/** Carries the lost ones out of a transaction, which undoes it; never leaves this file. */
class LeasesLost extends Error {
  readonly lost: ReadonlySet<number>;
  constructor(lost: ReadonlySet<number>) {
    super('leases lost');
    this.lost = lost;
  }
}

/**
 * Stores a batch in one transaction. A document's head row is its lock: whoever has it gives the next numbers, so that
 * the order of the numbers is the order of the commits. Heads are taken in the order of their names, so that two nodes
 * never wait for each other.
 */
export async function commitBatch(
  storage: Storage,
  batch: readonly Append[],
  at: string,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = batch.map(() => 'taken');
  let entries = batch.map((entry, index) => ({ ...entry, index, seq: 0 }));
  while (entries.length > 0) {
    try {
      for (const { index, seq } of await commitAll(storage, entries, at)) outcomes[index] = seq;
      break;
    } catch (error) {
      if (!(error instanceof LeasesLost)) throw error;
      // Without them the others are numbered anew: numbers have no gaps.
      entries = entries.filter(({ index }) => !error.lost.has(index));
    }
  }
  return outcomes;
}

async function commitAll(storage: Storage, entries: readonly Numbered[], at: string): Promise<Numbered[]> {
  return await storage.db.transaction().execute(async (tx) => {
    const numbered = await appendUpdates(tx, entries, at);
    const lost = await takeLeases(tx, numbered);
    if (lost.size > 0) throw new LeasesLost(lost);
    return numbered;
  });
}

/** Numbers and stores updates inside a transaction. */
export async function appendUpdates<Entry extends { readonly document: string; readonly update: Uint8Array }>(
  db: Db,
  entries: readonly Entry[],
  at: string,
): Promise<(Entry & { readonly seq: number })[]> {
  const numbered: (Entry & { readonly seq: number })[] = [];
  const groups = [...Map.groupBy(entries, (entry) => entry.document)];
  for (const [document, group] of groups.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const { seq } = await db
      .insertInto('document_heads')
      .values({ document, seq: group.length })
      .onConflict((conflict) =>
        conflict
          .column('document')
          .doUpdateSet((set) => ({ seq: set('document_heads.seq', '+', group.length) })),
      )
      .returning('seq')
      .executeTakeFirstOrThrow();
    group.forEach((entry, place) => numbered.push({ ...entry, seq: seq - group.length + 1 + place }));
  }
  await db
    .insertInto('document_updates')
    .values(
      numbered.map(({ document, seq, update }) => ({ document, nr: seq, data: Buffer.from(update), at })),
    )
    .execute();
  return numbered;
}

/** Takes the client ids for whom they are; answers the places of the updates that came too late for one. */
async function takeLeases(db: Db, entries: readonly Numbered[]): Promise<Set<number>> {
  const lost = new Set<number>();
  const wanted = entries.flatMap(({ document, leases, seq, index }) =>
    leases.map(({ client, person }) => ({ document, client, person, nr: seq, index })),
  );
  if (wanted.length === 0) return lost;
  await db
    .insertInto('document_clients')
    .values(wanted.map(({ document, client, person, nr }) => ({ document, client, person, nr })))
    .onConflict((conflict) => conflict.columns(['document', 'client']).doNothing())
    .execute();
  for (const { document, client, person, index } of wanted) {
    const { person: owner } = await db
      .selectFrom('document_clients')
      .select('person')
      .where('document', '=', document)
      .where('client', '=', client)
      .executeTakeFirstOrThrow();
    if (owner !== person) lost.add(index);
  }
  return lost;
}

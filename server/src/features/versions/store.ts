import {
  type SharedAddress,
  documentName,
  type DocumentVersion,
  isSharedAddress,
  parseDocumentName,
  type PersonId,
  type Timestamp,
  type VersionId,
  type VersionOrigin,
} from '@geflecht/domain';
import type { ExpressionBuilder } from 'kysely';

import type { Db, Tables } from '../../storage/index.ts';
import { fromJson } from '../../storage/json.ts';
import type { DocumentVersionRow } from './tables.ts';

/** A version with what tells it from others; its state stays in the database. */
export interface KeptVersion {
  readonly version: DocumentVersion;
  readonly seq: number;
  readonly digest: string;
}

export interface NewVersion extends KeptVersion {
  /** The packed state. */
  readonly state: Uint8Array;
}

const COLUMNS = ['id', 'document', 'seq', 'at', 'origin', 'name', 'named_by', 'writers', 'digest'] as const;

export async function insertVersion(db: Db, { version, seq, digest, state }: NewVersion): Promise<void> {
  await db
    .insertInto('document_versions')
    .values({
      id: version.id,
      document: documentName(version.document),
      seq,
      at: version.at,
      origin: version.origin,
      name: version.name,
      named_by: version.namedBy,
      writers: JSON.stringify(version.writers),
      digest,
      state: Buffer.from(state),
      bytes: state.byteLength,
    })
    .execute();
}

export async function findVersion(db: Db, id: VersionId): Promise<KeptVersion | undefined> {
  const row = await db
    .selectFrom('document_versions')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && keptOf(row);
}

/** The packed state of a version that is there. */
export async function readVersionState(db: Db, id: VersionId): Promise<Uint8Array> {
  const row = await db
    .selectFrom('document_versions')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.state;
}

/** Newest first: by what of the log is in them, because the clocks of several nodes differ. */
export async function listVersions(
  db: Db,
  address: SharedAddress,
  page: { readonly before?: KeptVersion; readonly limit: number },
): Promise<readonly KeptVersion[]> {
  const { before, limit } = page;
  let query = db
    .selectFrom('document_versions')
    .select(COLUMNS)
    .where('document', '=', documentName(address))
    .orderBy('seq', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where((is) => isBefore(is, before));
  return (await query.execute()).map(keptOf);
}

function isBefore(is: ExpressionBuilder<Tables, 'document_versions'>, { seq, version }: KeptVersion) {
  const { at, id } = version;
  return is.or([
    is('seq', '<', seq),
    is.and([is('seq', '=', seq), is('at', '<', at)]),
    is.and([is('seq', '=', seq), is('at', '=', at), is('id', '<', id)]),
  ]);
}

export async function findNewest(db: Db, address: SharedAddress): Promise<KeptVersion | undefined> {
  const [newest] = await listVersions(db, address, { limit: 1 });
  return newest;
}

/** How far into its log the newest version of every document reaches. */
export async function listKeptSeqs(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('document_versions')
    .select((row) => ['document', row.fn.max('seq').as('seq')])
    .groupBy('document')
    .execute();
  return new Map(rows.map(({ document, seq }) => [document, Number(seq)]));
}

export async function countNamed(db: Db, address: SharedAddress): Promise<number> {
  const { count } = await db
    .selectFrom('document_versions')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('document', '=', documentName(address))
    .where('name', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function updateVersion(
  db: Db,
  id: VersionId,
  change: {
    readonly name?: string | null;
    readonly namedBy?: PersonId | null;
    readonly seq?: number;
    readonly origin?: VersionOrigin;
  },
): Promise<void> {
  const { namedBy, ...rest } = change;
  await db
    .updateTable('document_versions')
    .set({ ...rest, ...(namedBy === undefined ? {} : { named_by: namedBy }) })
    .where('id', '=', id)
    .execute();
}

/** Facts that decide which versions are thinned out. */
export interface VersionAge {
  readonly id: VersionId;
  readonly at: Timestamp;
  readonly bytes: number;
  readonly isNamed: boolean;
}

/** Newest first. */
export async function listAges(db: Db, document: string): Promise<readonly VersionAge[]> {
  const rows = await db
    .selectFrom('document_versions')
    .select(['id', 'at', 'bytes', 'name'])
    .where('document', '=', document)
    .orderBy('seq', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ name, ...age }) => ({ ...age, isNamed: name !== null }));
}

/** Deletes versions that nobody has named meanwhile. */
export async function deleteUnnamed(db: Db, ids: readonly VersionId[]): Promise<void> {
  // Keeps one statement well below the databases' bounds.
  for (let from = 0; from < ids.length; from += 500) {
    await db
      .deleteFrom('document_versions')
      .where('id', 'in', ids.slice(from, from + 500))
      .where('name', 'is', null)
      .execute();
  }
}

/** Who wrote where, and when last. */
export interface WriterNote {
  readonly address: SharedAddress;
  readonly person: PersonId;
  readonly at: Timestamp;
}

/** Each person once per document, and at most 500 at a time. Somebody who is gone by now is passed over. */
export async function noteWriters(db: Db, notes: readonly WriterNote[]): Promise<void> {
  const people = notes.map(({ person }) => person);
  const known = new Set(
    (await db.selectFrom('people').select('id').where('id', 'in', people).execute()).map(({ id }) => id),
  );
  const rows = notes
    .filter(({ person }) => known.has(person))
    .map(({ address, person, at }) => ({ document: documentName(address), person, at }));
  if (rows.length === 0) return;
  await db
    .insertInto('document_writers')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['document', 'person'])
        .doUpdateSet((row) => ({ at: row.ref('excluded.at') }))
        .whereRef('document_writers.at', '<', 'excluded.at'),
    )
    .execute();
}

/** Who has written since a moment, or ever; whoever wrote last comes first. */
export async function listWriters(
  db: Db,
  address: SharedAddress,
  since: Timestamp | undefined,
): Promise<readonly PersonId[]> {
  let query = db
    .selectFrom('document_writers')
    .select('person')
    .where('document', '=', documentName(address))
    .orderBy('at', 'desc')
    .orderBy('person');
  // A letter of the very millisecond may have been in time or not; better somebody is named twice than never.
  if (since !== undefined) query = query.where('at', '>=', since);
  return (await query.execute()).map((row) => row.person);
}

function keptOf(row: Pick<DocumentVersionRow, (typeof COLUMNS)[number]>): KeptVersion {
  const document = parseDocumentName(row.document);
  if (document === undefined || !isSharedAddress(document))
    throw new Error(`A version of ${row.document}, which is no live document.`);
  const { id, at, origin, name, named_by: namedBy, seq, digest } = row;
  const writers = fromJson<readonly PersonId[]>(row.writers);
  return { version: { id, document, at, origin, name, namedBy, writers }, seq, digest };
}

import type { Board, BoardId, ManufakturSlug, PersonId, Timestamp } from '@geflecht/domain';
import { type Selectable, sql } from 'kysely';

import type { Db } from '../../storage/index.ts';
import type { BoardRow } from './tables.ts';

/** What a board is made of; left out are the facts of a Manufaktur's own first board. */
export type NewBoard = Pick<Board, 'id' | 'manufaktur' | 'title'> &
  Partial<Pick<Board, 'kind' | 'day' | 'madeBy'>>;

export async function insertBoard(
  db: Db,
  { id, manufaktur, title, kind = 'manufaktur', day = null, madeBy = null }: NewBoard,
  at: Timestamp,
): Promise<Board> {
  const row = { id, manufaktur, title, kind, day, made_by: madeBy, created_at: at, archived_at: null };
  await db.insertInto('boards').values(row).execute();
  return boardOf(row);
}

export async function findBoard(db: Db, id: BoardId): Promise<Board | undefined> {
  const row = await db.selectFrom('boards').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : boardOf(row);
}

/** A Manufaktur's boards, the one for all first, then the oldest; without a Manufaktur all of them. */
export async function listBoards(db: Db, manufaktur?: ManufakturSlug): Promise<readonly Board[]> {
  let query = db
    .selectFrom('boards')
    .selectAll()
    .orderBy(sql`case when kind = 'manufaktur' then 0 else 1 end`)
    .orderBy('created_at')
    .orderBy('id');
  if (manufaktur !== undefined) query = query.where('manufaktur', '=', manufaktur);
  return (await query.execute()).map(boardOf);
}

export async function updateBoard(
  db: Db,
  id: BoardId,
  { title, kind, day, archivedAt }: Partial<Pick<Board, 'title' | 'kind' | 'day' | 'archivedAt'>>,
): Promise<void> {
  const change = {
    ...(title !== undefined && { title }),
    ...(kind !== undefined && { kind }),
    ...(day !== undefined && { day }),
    ...(archivedAt !== undefined && { archived_at: archivedAt }),
  };
  if (Object.keys(change).length === 0) return;
  await db.updateTable('boards').set(change).where('id', '=', id).execute();
}

export async function countOpenBoards(db: Db, manufaktur: ManufakturSlug): Promise<number> {
  const { count } = await db
    .selectFrom('boards')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('manufaktur', '=', manufaktur)
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function findVisit(
  db: Db,
  board: BoardId,
  person: PersonId,
): Promise<{ readonly at: Timestamp; readonly seen: Uint8Array } | undefined> {
  return await db
    .selectFrom('board_visits')
    .select(['at', 'seen'])
    .where('board', '=', board)
    .where('person', '=', person)
    .executeTakeFirst();
}

/** When somebody was on which board last, and how far its log had come then. */
export async function listVisits(
  db: Db,
  person: PersonId,
): Promise<ReadonlyMap<BoardId, { readonly at: Timestamp; readonly seq: number }>> {
  const rows = await db
    .selectFrom('board_visits')
    .select(['board', 'at', 'seq'])
    .where('person', '=', person)
    .execute();
  return new Map(rows.map(({ board, at, seq }) => [board, { at, seq: Number(seq) }]));
}

export async function putVisit(
  db: Db,
  visit: {
    readonly board: BoardId;
    readonly person: PersonId;
    readonly at: Timestamp;
    readonly seq: number;
    readonly seen: Uint8Array;
  },
): Promise<void> {
  await db
    .insertInto('board_visits')
    .values(visit)
    .onConflict((conflict) =>
      conflict.columns(['board', 'person']).doUpdateSet({ at: visit.at, seq: visit.seq, seen: visit.seen }),
    )
    .execute();
}

function boardOf(row: Selectable<BoardRow>): Board {
  const { id, manufaktur, title, kind, day } = row;
  return {
    id,
    manufaktur,
    title,
    kind,
    day,
    madeBy: row.made_by,
    createdAt: row.created_at,
    archivedAt: row.archived_at,
  };
}

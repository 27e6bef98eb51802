import type { Board, BoardId, ManufakturSlug, Timestamp } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import type { BoardRow } from './tables.ts';

export async function insertBoard(db: Db, board: Board, at: Timestamp): Promise<void> {
  await db
    .insertInto('boards')
    .values({ id: board.id, manufaktur: board.manufaktur, title: board.title, created_at: at })
    .execute();
}

export async function findBoard(db: Db, id: BoardId): Promise<Board | undefined> {
  const row = await db.selectFrom('boards').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : boardOf(row);
}

/** A Manufaktur's boards, oldest first; without a Manufaktur all of them. */
export async function listBoards(db: Db, manufaktur?: ManufakturSlug): Promise<readonly Board[]> {
  let query = db.selectFrom('boards').selectAll().orderBy('created_at').orderBy('id');
  if (manufaktur !== undefined) query = query.where('manufaktur', '=', manufaktur);
  return (await query.execute()).map(boardOf);
}

function boardOf({ id, manufaktur, title }: BoardRow): Board {
  return { id, manufaktur, title };
}

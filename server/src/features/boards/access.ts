import {
  type Access,
  accepted,
  type Actor,
  type Board,
  boardAccess,
  type BoardId,
  may,
  refused,
  type Result,
} from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { findBoard } from './store.ts';

/** The board, for somebody who may look at it. */
export async function boardFor(
  db: Db,
  actor: Actor,
  id: BoardId,
): Promise<Result<{ readonly board: Board; readonly access: Exclude<Access, 'none'> }>> {
  const board = await findBoard(db, id);
  if (board === undefined)
    return refused(may(actor, 'read_workspace') === 'yes' ? 'unknown_id' : 'not_permitted');
  const access = boardAccess(actor, board);
  return access === 'none' ? refused('not_permitted') : accepted({ board, access });
}

/** The board, for somebody who moderates on it. */
export async function boardToModerate(db: Db, actor: Actor, id: BoardId): Promise<Result<Board>> {
  const found = await boardFor(db, actor, id);
  if (!found.ok) return found;
  const { board, access } = found.value;
  if (may(actor, 'moderate_board', { manufaktur: board.manufaktur }) !== 'yes')
    return refused('not_permitted');
  return access === 'write' ? accepted(board) : refused('document_read_only');
}

/** The board, for somebody who may write on it. */
export async function boardToWrite(db: Db, actor: Actor, id: BoardId): Promise<Result<Board>> {
  const found = await boardFor(db, actor, id);
  if (!found.ok) return found;
  return found.value.access === 'write' ? accepted(found.value.board) : refused('document_read_only');
}

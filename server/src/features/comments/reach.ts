import type { Comment } from '@geflecht/contract';
import {
  type Access,
  accepted,
  type Board,
  boardAccess,
  type BoardId,
  type CommentId,
  may,
  refused,
  type Result,
  type ThreadId,
} from '@geflecht/domain';

import type { SignedIn } from '../../http/serve.ts';
import type { Db } from '../../storage/index.ts';
import { findBoard } from '../boards/index.ts';
import { findComment, findThreadRow } from './store.ts';
import type { CommentThreadRow } from './tables.ts';

type Need = Exclude<Access, 'none'>;

/** What somebody may not look into is not there for them either: they learn nothing from an id. */
function missing(actor: SignedIn) {
  return refused(may(actor, 'read_workspace') === 'yes' ? 'unknown_id' : 'not_permitted');
}

/** The board, for somebody who may read or write on it. */
export async function reachBoard(db: Db, actor: SignedIn, id: BoardId, need: Need): Promise<Result<Board>> {
  const board = await findBoard(db, id);
  if (board === undefined) return missing(actor);
  const access = boardAccess(actor, board);
  if (access === 'none') return refused('not_permitted');
  if (need === 'read' || access === 'write') return accepted(board);
  return refused(board.archivedAt === null ? 'not_permitted' : 'document_read_only');
}

export interface ReachedThread {
  readonly board: Board;
  readonly row: CommentThreadRow;
}

export async function reachThread(
  db: Db,
  actor: SignedIn,
  id: ThreadId,
  need: Need,
): Promise<Result<ReachedThread>> {
  const row = await findThreadRow(db, id);
  if (row === undefined) return missing(actor);
  const board = await reachBoard(db, actor, row.board, need);
  return board.ok ? accepted({ board: board.value, row }) : board;
}

/** A comment of one's own whose words are still there. */
export async function reachOwn(
  db: Db,
  actor: SignedIn,
  id: CommentId,
  need: Need,
): Promise<Result<ReachedThread & { readonly comment: Comment }>> {
  const comment = await findComment(db, id);
  if (comment === undefined) return missing(actor);
  const thread = await reachThread(db, actor, comment.thread, need);
  if (!thread.ok) return thread;
  if (comment.author !== actor.person || comment.hidden !== null) return refused('not_permitted');
  return accepted({ ...thread.value, comment });
}

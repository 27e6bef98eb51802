import { type createBoardBody, type FeedEvent, LIMITS } from '@geflecht/contract';
import {
  accepted,
  type Board,
  type BoardId,
  documentName,
  type ManufakturSlug,
  may,
  refused,
  type Result,
} from '@geflecht/domain';
import type { Transaction } from 'kysely';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import { captureState, copiedBoard, endProjections, insertUpdates, wordsOf } from '../../collab/index.ts';
import type { SignedIn } from '../../http/serve.ts';
import { inTransaction, type Tables } from '../../storage/index.ts';
import { boardFor, countOpenBoards, insertBoard } from '../boards/index.ts';
import { appendEvent } from '../events/index.ts';
import { copyImages } from '../images/index.ts';
import { findManufaktur } from '../manufakturen/index.ts';
import { indexBoard } from '../search/index.ts';

type Copied = ReturnType<typeof copiedBoard>;

/**
 * Makes a board, empty or as a copy of another one. A copy is there whole or not at all: the document's first update is
 * written with the board itself.
 */
export async function createBoard(
  context: Context,
  actor: SignedIn,
  manufaktur: ManufakturSlug,
  { from, ...made }: v.InferOutput<typeof createBoardBody>,
): Promise<Result<Board>> {
  const { storage, collab, now } = context;
  let copied: Copied | undefined;
  if (from !== undefined) {
    const source = await boardFor(storage.db, actor, from);
    if (!source.ok) return source;
    copied = copiedBoard(await collab.read({ kind: 'board', id: from }, (doc) => captureState(doc, 'board')));
  }
  const at = now();
  const result = await inTransaction<{ board: Board; event: FeedEvent }>(storage, async (tx) => {
    if (may(actor, 'read_workspace') !== 'yes') return refused('not_permitted');
    if ((await findManufaktur(tx, manufaktur)) === undefined) return refused('unknown_id');
    if (may(actor, 'make_board', { manufaktur }) !== 'yes') return refused('not_permitted');
    if ((await countOpenBoards(tx, manufaktur)) >= LIMITS.boards) {
      return refused('too_many_boards', { limit: LIMITS.boards });
    }
    const id = context.randomId() as BoardId;
    const board = await insertBoard(tx, { id, manufaktur, madeBy: actor.person, ...made }, at.toISOString());
    if (copied !== undefined) await writeCopy(tx, board, copied, at);
    if (from !== undefined) await copyImages(tx, from, board.id, board.createdAt);
    const event = await appendEvent(tx, {
      at: board.createdAt,
      actor: actor.person,
      manufakturen: [manufaktur],
      change: { kind: 'board_created', board },
    });
    return accepted({ board, event });
  });
  if (!result.ok) return result;
  context.publish(result.value.event);
  return accepted(result.value.board);
}

async function writeCopy(
  tx: Transaction<Tables>,
  board: Board,
  { update, content }: Copied,
  at: Date,
): Promise<void> {
  const document = documentName({ kind: 'board', id: board.id });
  await insertUpdates(tx, [{ document, update }], at);
  await indexBoard(tx, board, wordsOf(content));
  await endProjections(tx, [document]);
}

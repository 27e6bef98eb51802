import {
  type BoardLine,
  type changeBoardBody,
  type FeedChange,
  type FeedEvent,
  LIMITS,
} from '@geflecht/contract';
import {
  accepted,
  type Board,
  type BoardId,
  documentName,
  type ManufakturSlug,
  may,
  mayTendBoard,
  refused,
  type Result,
} from '@geflecht/domain';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import { readDocumentHead } from '../../collab/index.ts';
import type { SignedIn } from '../../http/serve.ts';
import { type Db, inTransaction } from '../../storage/index.ts';
import { boardFor, countOpenBoards, listBoards, listVisits, updateBoard } from '../boards/index.ts';
import { appendEvent } from '../events/index.ts';
import { isVoteRunning } from '../facilitation/index.ts';
import { findManufaktur } from '../manufakturen/index.ts';
import { isRoundRunning } from '../silent/index.ts';

/** A Manufaktur's boards, oldest first, and those put away; with what is new for the person who asks. */
export async function readBoards(
  { storage: { db } }: Context,
  actor: SignedIn,
  manufaktur: ManufakturSlug,
): Promise<Result<readonly BoardLine[]>> {
  if (may(actor, 'read_workspace', { manufaktur }) !== 'yes') return refused('not_permitted');
  if ((await findManufaktur(db, manufaktur)) === undefined) return refused('unknown_id');
  const visits = await listVisits(db, actor.person);
  const lines: BoardLine[] = [];
  for (const board of await listBoards(db, manufaktur)) {
    const head = await readDocumentHead(db, documentName({ kind: 'board', id: board.id }));
    const visit = visits.get(board.id);
    lines.push({
      board,
      changedAt: head?.at ?? null,
      visitedAt: visit?.at ?? null,
      isNews: head !== undefined && head.seq > (visit?.seq ?? 0),
    });
  }
  return accepted(lines);
}

type Change = v.InferOutput<typeof changeBoardBody>;

/** Renames a board, says what it is for, puts it away or takes it out again. Nothing on it is ever lost by that. */
export async function changeBoard(
  context: Context,
  actor: SignedIn,
  id: BoardId,
  change: Change,
): Promise<Result<Board>> {
  const at = context.now().toISOString();
  const result = await inTransaction<{ board: Board; events: readonly FeedEvent[] }>(
    context.storage,
    async (tx) => {
      const found = await boardFor(tx, actor, id);
      if (!found.ok) return found;
      const before = found.value.board;
      if (!mayTendBoard(actor, before)) return refused('not_permitted');
      const hindered = await hindrance(tx, before, change);
      if (hindered !== undefined) return hindered;
      const board = changed(before, change, at);
      const kinds = newsOf(before, board);
      if (kinds.length > 0 || before.day !== board.day || before.kind !== board.kind)
        await updateBoard(tx, id, board);
      const events: FeedEvent[] = [];
      for (const kind of kinds) {
        const told = { kind, board } as FeedChange;
        const written = { at, actor: actor.person, manufakturen: [board.manufaktur], change: told };
        events.push(await appendEvent(tx, written));
      }
      return accepted({ board, events });
    },
  );
  if (!result.ok) return result;
  for (const event of result.value.events) context.publish(event);
  return accepted(result.value.board);
}

function changed(before: Board, { isArchived, title, kind, day }: Change, at: string): Board {
  const archivedAt =
    isArchived === undefined ? before.archivedAt : isArchived ? (before.archivedAt ?? at) : null;
  return {
    ...before,
    title: title ?? before.title,
    kind: kind ?? before.kind,
    day: day === undefined ? before.day : day,
    archivedAt,
  };
}

/** What stands in the way of a change. */
async function hindrance(db: Db, before: Board, { isArchived, kind, day }: Change) {
  const isFirst = before.kind === 'manufaktur';
  const asksMore = kind !== undefined || (day ?? null) !== null || isArchived === true;
  if (isFirst && asksMore) return refused('board_of_manufaktur');
  if (isArchived === true && before.archivedAt === null) {
    // Whoever moderates could not end them any more.
    if (await isRoundRunning(db, before.id)) return refused('silent_round_running');
    if (await isVoteRunning(db, before.id)) return refused('vote_running');
  }
  if (isArchived === false && before.archivedAt !== null) {
    const isFull = (await countOpenBoards(db, before.manufaktur)) >= LIMITS.boards;
    if (isFull) return refused('too_many_boards', { limit: LIMITS.boards });
  }
  return undefined;
}

type News = Extract<FeedChange['kind'], 'board_renamed' | 'board_archived' | 'board_restored'>;

/** Other facts of a board are seen where they stand; nobody needs to be told about them. */
function newsOf(before: Board, board: Board): readonly News[] {
  const news: News[] = [];
  if (before.title !== board.title) news.push('board_renamed');
  if (before.archivedAt === null && board.archivedAt !== null) news.push('board_archived');
  if (before.archivedAt !== null && board.archivedAt === null) news.push('board_restored');
  return news;
}

import {
  type answerThreadBody,
  type Comment,
  type CommentChange,
  type CommentPage,
  type commentQuery,
  type editCommentBody,
  LIMITS,
  type openThreadBody,
  type ThreadView,
} from '@geflecht/contract';
import {
  accepted,
  type BoardId,
  type CommentId,
  may,
  type PersonId,
  refused,
  type Result,
  type ThreadId,
} from '@geflecht/domain';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { type Db, inTransaction } from '../../storage/index.ts';
import { findBoard } from '../boards/index.ts';
import { reachBoard, reachOwn, reachThread } from './reach.ts';
import {
  countComments,
  countThreads,
  findComment,
  findThreadRow,
  insertComment,
  insertThread,
  listComments,
  listThreads,
  putMentions,
  readThread,
  settle,
  updateComment,
} from './store.ts';

export async function readComments(
  { storage: { db } }: Context,
  actor: SignedIn,
  id: BoardId,
  { state, before: from }: v.InferOutput<typeof commentQuery>,
): Promise<Result<CommentPage>> {
  const board = await reachBoard(db, actor, id, 'read');
  if (!board.ok) return board;
  const before = from === undefined ? undefined : await findThreadRow(db, from);
  if (from !== undefined && before?.board !== id) return refused('unknown_id');
  // One more than is shown says whether there are more.
  const found = await listThreads(db, id, { state, before, limit: LIMITS.threadPage + 1 });
  const threads = found.slice(0, LIMITS.threadPage);
  const next = found.length > threads.length ? (threads.at(-1)?.id ?? null) : null;
  return accepted({ threads, next });
}

export async function readThreadView(
  { storage: { db } }: Context,
  actor: SignedIn,
  id: ThreadId,
): Promise<Result<ThreadView>> {
  const reached = await reachThread(db, actor, id, 'read');
  if (!reached.ok) return reached;
  return accepted({ thread: await readThread(db, reached.value.row), comments: await listComments(db, id) });
}

export async function openThread(
  context: Context,
  actor: SignedIn,
  id: BoardId,
  { comment, ...place }: v.InferOutput<typeof openThreadBody>,
): Promise<Result<CommentChange>> {
  return await changed(context, async (tx) => {
    const board = await reachBoard(tx, actor, id, 'write');
    if (!board.ok) return board;
    const before = await findThreadRow(tx, place.id);
    if (before !== undefined) {
      const isSame =
        before.board === id && before.opened_by === actor.person && before.opening === comment.id;
      return isSame ? accepted({ thread: before.id, comment: comment.id }) : refused('id_taken');
    }
    if ((await findComment(tx, comment.id)) !== undefined) return refused('id_taken');
    const strangers = await refuseStrangers(tx, comment.mentions);
    if (strangers !== undefined) return strangers;
    if ((await countThreads(tx, id)) >= LIMITS.threads) return refused('too_many_comments');
    const at = context.now().toISOString();
    await insertThread(tx, {
      ...place,
      board: id,
      openedBy: actor.person,
      openedAt: at,
      opening: comment.id,
    });
    await insertComment(tx, { ...comment, thread: place.id, author: actor.person, at, number: 0 });
    return accepted({ thread: place.id, comment: comment.id });
  });
}

export async function answerThread(
  context: Context,
  actor: SignedIn,
  id: ThreadId,
  comment: v.InferOutput<typeof answerThreadBody>,
): Promise<Result<CommentChange>> {
  return await changed(context, async (tx) => {
    const reached = await reachThread(tx, actor, id, 'write');
    if (!reached.ok) return reached;
    const before = await findComment(tx, comment.id);
    if (before !== undefined) {
      const isSame = before.thread === id && before.author === actor.person;
      return isSame ? accepted({ thread: id, comment: comment.id }) : refused('id_taken');
    }
    const strangers = await refuseStrangers(tx, comment.mentions);
    if (strangers !== undefined) return strangers;
    const number = await countComments(tx, id);
    if (number >= LIMITS.threadComments) return refused('too_many_comments');
    const at = context.now().toISOString();
    await insertComment(tx, { ...comment, thread: id, author: actor.person, at, number });
    return accepted({ thread: id, comment: comment.id });
  });
}

/** Anybody who may write on the board settles a thread and opens it again: nothing is lost by either. */
export async function settleThread(
  context: Context,
  actor: SignedIn,
  id: ThreadId,
  isResolved: boolean,
): Promise<Result<CommentChange>> {
  return await changed(context, async (tx) => {
    const reached = await reachThread(tx, actor, id, 'write');
    if (!reached.ok) return reached;
    const wasResolved = reached.value.row.resolved_at !== null;
    if (wasResolved !== isResolved) {
      const by = { by: actor.person, at: context.now().toISOString() };
      await settle(tx, id, isResolved ? by : null);
    }
    return accepted({ thread: id, comment: null });
  });
}

export async function editComment(
  context: Context,
  actor: SignedIn,
  id: CommentId,
  { words, mentions }: v.InferOutput<typeof editCommentBody>,
): Promise<Result<CommentChange>> {
  return await changed(context, async (tx) => {
    const own = await reachOwn(tx, actor, id, 'write');
    if (!own.ok) return own;
    const { comment } = own.value;
    if (comment.withdrawnAt !== null) return refused('not_permitted');
    const strangers = await refuseStrangers(tx, mentions);
    if (strangers !== undefined) return strangers;
    // The same words again are no change, also of those spoken to.
    if (words !== comment.words)
      await updateComment(tx, id, { words, edited_at: context.now().toISOString() });
    await putMentions(tx, comment, mentions);
    return accepted({ thread: comment.thread, comment: id });
  });
}

/** Takes the own words back for good, also for somebody who may no longer write here. */
export async function withdrawComment(
  context: Context,
  actor: SignedIn,
  id: CommentId,
): Promise<Result<CommentChange>> {
  return await changed(context, async (tx) => {
    const own = await reachOwn(tx, actor, id, 'read');
    if (!own.ok) return own;
    const { comment } = own.value;
    if (comment.withdrawnAt === null) {
      await updateComment(tx, id, { words: '', withdrawn_at: context.now().toISOString() });
      await putMentions(tx, comment, []);
    }
    return accepted({ thread: comment.thread, comment: id });
  });
}

/** Hides unlawful words. Who, when and why is kept with the comment; whoever reads the board sees it. */
export async function hideComment(
  context: Context,
  actor: SignedIn,
  id: CommentId,
  reason: string,
): Promise<Result<Comment>> {
  const result = await changed(context, async (tx) => {
    const comment = await findComment(tx, id);
    const row = comment === undefined ? undefined : await findThreadRow(tx, comment.thread);
    const board = row === undefined ? undefined : await findBoard(tx, row.board);
    if (comment === undefined || board === undefined) {
      return refused(may(actor, 'hide_unlawful') === 'yes' ? 'unknown_id' : 'not_permitted');
    }
    if (may(actor, 'hide_unlawful', { manufaktur: board.manufaktur }) !== 'yes')
      return refused('not_permitted');
    if (comment.hidden === null) {
      const hidden = { hidden_by: actor.person, hidden_at: context.now().toISOString() };
      await updateComment(tx, id, { ...hidden, hidden_reason: reason });
    }
    return accepted({ thread: comment.thread, comment: id });
  });
  if (!result.ok) return result;
  const { comment } = result.value;
  if (comment === null) throw new Error(`comment ${id} was just hidden`);
  // Not the thread: an office that hides does not by itself look into the working space.
  return accepted(comment);
}

/** Runs a change, and tells those who have the board open what came of it. */
async function changed(
  context: Context,
  work: (tx: Db) => Promise<Result<{ readonly thread: ThreadId; readonly comment: CommentId | null }>>,
): Promise<Result<CommentChange>> {
  const result = await inTransaction<CommentChange>(context.storage, async (tx) => {
    const done = await work(tx);
    if (!done.ok) return done;
    const row = await findThreadRow(tx, done.value.thread);
    if (row === undefined) throw new Error(`thread ${done.value.thread} was just written`);
    const { comment: id } = done.value;
    const comment = id === null ? null : ((await findComment(tx, id)) ?? null);
    return accepted({ thread: await readThread(tx, row), comment });
  });
  if (result.ok) context.signal(result.value.thread.board, { topic: 'comment', record: result.value });
  return result;
}

/** Somebody nobody knows cannot be spoken to. */
async function refuseStrangers(db: Db, people: readonly PersonId[]) {
  if (people.length === 0) return undefined;
  const known = await db.selectFrom('people').select('id').where('id', 'in', people).execute();
  return known.length === people.length ? undefined : refused('invalid_body', { field: 'mentions' });
}

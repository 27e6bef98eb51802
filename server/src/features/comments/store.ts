import type { Comment, CommentThread } from '@geflecht/contract';
import type { BoardId, CommentId, PersonId, ThreadId, Timestamp } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import type { CommentRow, CommentThreadRow } from './tables.ts';

/** How much of the first comment a list shows, in UTF-16 code units. */
const EXCERPT = 160;

export type NewThread = Pick<CommentThread, 'id' | 'board' | 'item' | 'x' | 'y' | 'openedBy' | 'openedAt'> & {
  readonly opening: CommentId;
};

export async function insertThread(db: Db, thread: NewThread): Promise<void> {
  const { openedBy: opened_by, openedAt: opened_at, ...same } = thread;
  await db
    .insertInto('comment_threads')
    .values({ ...same, opened_by, opened_at, resolved_by: null, resolved_at: null })
    .execute();
}

export type NewComment = Pick<Comment, 'id' | 'thread' | 'author' | 'at' | 'mentions'> & {
  readonly words: string;
  readonly number: number;
};

export async function insertComment(db: Db, comment: NewComment): Promise<void> {
  const { mentions, ...row } = comment;
  await db
    .insertInto('comments')
    .values({
      ...row,
      edited_at: null,
      withdrawn_at: null,
      hidden_by: null,
      hidden_at: null,
      hidden_reason: null,
    })
    .execute();
  await putMentions(db, comment, mentions);
}

/** Who is spoken to from now on; whoever was before and has seen it, has seen it. */
export async function putMentions(
  db: Db,
  { id, thread, at }: Pick<Comment, 'id' | 'thread' | 'at'>,
  people: readonly PersonId[],
): Promise<void> {
  let gone = db.deleteFrom('comment_mentions').where('comment', '=', id);
  if (people.length > 0) gone = gone.where('person', 'not in', people);
  await gone.execute();
  if (people.length === 0) return;
  await db
    .insertInto('comment_mentions')
    .values(people.map((person) => ({ comment: id, person, thread, at, seen_at: null })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The raw row of a thread: where it belongs, before anybody is shown it. */
export async function findThreadRow(db: Db, id: ThreadId): Promise<CommentThreadRow | undefined> {
  return await db.selectFrom('comment_threads').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function countThreads(db: Db, board: BoardId): Promise<number> {
  const { count } = await db
    .selectFrom('comment_threads')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('board', '=', board)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export interface ThreadFilter {
  readonly state?: 'offen' | 'erledigt' | undefined;
  readonly before?: CommentThreadRow | undefined;
  readonly limit: number;
}

/** A board's threads, newest first. */
export async function listThreads(
  db: Db,
  board: BoardId,
  { state, before, limit }: ThreadFilter,
): Promise<readonly CommentThread[]> {
  let query = db
    .selectFrom('comment_threads')
    .selectAll()
    .where('board', '=', board)
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (state === 'offen') query = query.where('resolved_at', 'is', null);
  if (state === 'erledigt') query = query.where('resolved_at', 'is not', null);
  if (before !== undefined) {
    const { opened_at: at, id } = before;
    query = query.where((is) =>
      is.or([is('opened_at', '<', at), is.and([is('opened_at', '=', at), is('id', '<', id)])]),
    );
  }
  return await threadsOf(db, await query.execute());
}

export async function readThread(db: Db, row: CommentThreadRow): Promise<CommentThread> {
  const [thread] = await threadsOf(db, [row]);
  if (thread === undefined) throw new Error(`thread ${row.id} has no comments`);
  return thread;
}

/** Adds to rows what their comments say; one question for all of them. */
async function threadsOf(db: Db, rows: readonly CommentThreadRow[]): Promise<readonly CommentThread[]> {
  if (rows.length === 0) return [];
  const openings = new Set<CommentId>(rows.map(({ opening }) => opening));
  const written = await db
    .selectFrom('comments')
    .select(['id', 'thread', 'author', 'at'])
    .where(
      'thread',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('number')
    .execute();
  const first = await db
    .selectFrom('comments')
    .select(['thread', 'words', 'withdrawn_at', 'hidden_at'])
    .where('id', 'in', [...openings])
    .execute();
  const begun = new Map(first.map((each) => [each.thread, each]));
  const byThread = Map.groupBy(written, ({ thread }) => thread);
  return rows.map((row) => {
    const own = byThread.get(row.id);
    const opening = begun.get(row.id);
    const last = own?.at(-1);
    if (own === undefined || last === undefined || opening === undefined)
      throw new Error(`thread ${row.id} has no comments`);
    const isGone = opening.withdrawn_at !== null || opening.hidden_at !== null;
    return {
      id: row.id,
      board: row.board,
      item: row.item,
      x: row.x,
      y: row.y,
      openedBy: row.opened_by,
      openedAt: row.opened_at,
      resolvedBy: row.resolved_by,
      resolvedAt: row.resolved_at,
      excerpt: isGone ? null : opening.words.slice(0, EXCERPT).toWellFormed(),
      count: own.length,
      lastAt: last.at,
      lastBy: last.author,
      people: [...new Set(own.map(({ author }) => author))],
    };
  });
}

/** A thread's comments, oldest first. */
export async function listComments(db: Db, thread: ThreadId): Promise<readonly Comment[]> {
  const rows = await db
    .selectFrom('comments')
    .selectAll()
    .where('thread', '=', thread)
    .orderBy('number')
    .execute();
  return await commentsOf(db, rows);
}

export async function findComment(db: Db, id: CommentId): Promise<Comment | undefined> {
  const row = await db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : (await commentsOf(db, [row]))[0];
}

export async function countComments(db: Db, thread: ThreadId): Promise<number> {
  const { count } = await db
    .selectFrom('comments')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('thread', '=', thread)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function commentsOf(db: Db, rows: readonly CommentRow[]): Promise<readonly Comment[]> {
  if (rows.length === 0) return [];
  const named = await db
    .selectFrom('comment_mentions')
    .select(['comment', 'person'])
    .where(
      'comment',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('person')
    .execute();
  const byComment = Map.groupBy(named, ({ comment }) => comment);
  return rows.map((row) => {
    const { hidden_by: by, hidden_at: at, hidden_reason: reason } = row;
    const hidden = by === null || at === null || reason === null ? null : { by, at, reason };
    return {
      id: row.id,
      thread: row.thread,
      author: row.author,
      at: row.at,
      words: hidden !== null || row.withdrawn_at !== null ? null : row.words,
      mentions: (byComment.get(row.id) ?? []).map(({ person }) => person),
      editedAt: row.edited_at,
      withdrawnAt: row.withdrawn_at,
      hidden,
    };
  });
}

export async function settle(
  db: Db,
  id: ThreadId,
  resolved: { readonly by: PersonId; readonly at: Timestamp } | null,
): Promise<void> {
  await db
    .updateTable('comment_threads')
    .set({ resolved_by: resolved?.by ?? null, resolved_at: resolved?.at ?? null })
    .where('id', '=', id)
    .execute();
}

export async function updateComment(
  db: Db,
  id: CommentId,
  change: Partial<Omit<CommentRow, 'id' | 'thread' | 'author' | 'at' | 'number'>>,
): Promise<void> {
  await db.updateTable('comments').set(change).where('id', '=', id).execute();
}

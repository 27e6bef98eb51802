import type { Mention, MentionList } from '@geflecht/contract';
import type { PersonId, ThreadId, Timestamp } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { commentsOf } from './store.ts';

/** Mentions whose words are still there, newest first. */
export async function listMentions(db: Db, person: PersonId, limit: number): Promise<MentionList> {
  const standing = db
    .selectFrom('comment_mentions')
    .innerJoin('comments', 'comments.id', 'comment_mentions.comment')
    .innerJoin('comment_threads', 'comment_threads.id', 'comments.thread')
    .innerJoin('boards', 'boards.id', 'comment_threads.board')
    .where('comment_mentions.person', '=', person)
    .where('comments.withdrawn_at', 'is', null)
    .where('comments.hidden_at', 'is', null);
  const rows = await standing
    .selectAll('comments')
    .select(['comment_mentions.seen_at as seen', 'boards.id as board', 'boards.manufaktur'])
    .orderBy('comment_mentions.at', 'desc')
    .orderBy('comments.id', 'desc')
    .limit(limit)
    .execute();
  const { unseen } = await standing
    .select((row) => row.fn.countAll<number>().as('unseen'))
    .where('comment_mentions.seen_at', 'is', null)
    .executeTakeFirstOrThrow();
  const comments = await commentsOf(db, rows);
  const mentions = comments.map((comment, index): Mention => {
    const row = rows[index];
    if (row === undefined) throw new Error('as many comments as rows');
    return { comment, board: row.board, manufaktur: row.manufaktur, isSeen: row.seen !== null };
  });
  return { mentions, unseen: Number(unseen) };
}

export async function seeMentions(
  db: Db,
  person: PersonId,
  { thread, at }: { readonly thread?: ThreadId | undefined; readonly at: Timestamp },
): Promise<void> {
  let query = db
    .updateTable('comment_mentions')
    .set({ seen_at: at })
    .where('person', '=', person)
    .where('seen_at', 'is', null);
  if (thread !== undefined) query = query.where('thread', '=', thread);
  await query.execute();
}

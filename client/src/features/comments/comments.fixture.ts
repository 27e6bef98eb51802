import type { Comment, CommentThread } from '@geflecht/contract';
import type { BoardId, CommentId, PersonId, ThreadId } from '@geflecht/domain';

export const ALMA = 'p37' as PersonId;
export const THERES = 'p01' as PersonId;
const AT = '2027-05-19T17:00:00.000Z';

export function thread(id: string, change: Partial<CommentThread> = {}): CommentThread {
  return {
    id: id as ThreadId,
    board: 'tafel' as BoardId,
    item: null,
    x: 0,
    y: 0,
    openedBy: ALMA,
    openedAt: AT,
    resolvedBy: null,
    resolvedAt: null,
    excerpt: 'Wer zahlt das?',
    count: 1,
    lastAt: AT,
    lastBy: ALMA,
    people: [ALMA],
    ...change,
  };
}

export function comment(id: string, change: Partial<Comment> = {}): Comment {
  return {
    id: id as CommentId,
    thread: 'faden' as ThreadId,
    author: ALMA,
    at: AT,
    words: 'Wer zahlt das?',
    mentions: [],
    editedAt: null,
    withdrawnAt: null,
    hidden: null,
    ...change,
  };
}

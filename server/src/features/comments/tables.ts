import type { BoardId, CommentId, PersonId, ThreadId, Timestamp } from '@geflecht/domain';

export interface CommentsTables {
  comment_threads: CommentThreadRow;
  comments: CommentRow;
  comment_mentions: CommentMentionRow;
}

export interface CommentThreadRow {
  id: ThreadId;
  board: BoardId;
  item: string | null;
  x: number;
  y: number;
  opened_by: PersonId;
  opened_at: Timestamp;
  resolved_by: PersonId | null;
  resolved_at: Timestamp | null;
  /** The comment it began with. */
  opening: CommentId;
}

export interface CommentRow {
  id: CommentId;
  thread: ThreadId;
  /** Its place in the thread, from 0. */
  number: number;
  author: PersonId;
  at: Timestamp;
  /** Empty once taken back. Words that were hidden stay, so that the decision can be looked at again; nobody is sent them. */
  words: string;
  edited_at: Timestamp | null;
  withdrawn_at: Timestamp | null;
  hidden_by: PersonId | null;
  hidden_at: Timestamp | null;
  hidden_reason: string | null;
}

export interface CommentMentionRow {
  comment: CommentId;
  person: PersonId;
  thread: ThreadId;
  at: Timestamp;
  seen_at: Timestamp | null;
}

import {
  type BoardId,
  type CommentId,
  commentIdSchema,
  type ManufakturSlug,
  type PersonId,
  personIdSchema,
  type ThreadId,
  threadIdSchema,
  type Timestamp,
} from '@geflecht/domain';
import * as v from 'valibot';

import { prose } from './fields.ts';
import { LIMITS } from './limits.ts';

/** A talk at one place of a board. */
export interface CommentThread {
  readonly id: ThreadId;
  readonly board: BoardId;
  /** The item it is about; `null`: the place itself. The item may be gone. */
  readonly item: string | null;
  /** World place on the board; with an item, where that lay when the talk began. */
  readonly x: number;
  readonly y: number;
  readonly openedBy: PersonId;
  readonly openedAt: Timestamp;
  readonly resolvedBy: PersonId | null;
  readonly resolvedAt: Timestamp | null;
  /** Beginning of the first comment; `null` when its words are gone. */
  readonly excerpt: string | null;
  /** Comments in it, also those whose words are gone. */
  readonly count: number;
  readonly lastAt: Timestamp;
  readonly lastBy: PersonId;
  /** Everybody who wrote in it. */
  readonly people: readonly PersonId[];
}

export interface Comment {
  readonly id: CommentId;
  readonly thread: ThreadId;
  readonly author: PersonId;
  readonly at: Timestamp;
  /** Plain words; `null` when their author took them back or they were hidden. */
  readonly words: string | null;
  readonly mentions: readonly PersonId[];
  readonly editedAt: Timestamp | null;
  readonly withdrawnAt: Timestamp | null;
  /** Set where the words were unlawful; everybody who reads the board sees why. */
  readonly hidden: { readonly by: PersonId; readonly at: Timestamp; readonly reason: string } | null;
}

/** A thread with what was just written or changed in it; what the deeds answer and the signals carry. */
export interface CommentChange {
  readonly thread: CommentThread;
  readonly comment: Comment | null;
}

/** Newest first. */
export interface CommentPage {
  readonly threads: readonly CommentThread[];
  /** Ask with `before` for the next page; `null` on the last. */
  readonly next: ThreadId | null;
}

export interface ThreadView {
  readonly thread: CommentThread;
  /** Oldest first. */
  readonly comments: readonly Comment[];
}

/** Somebody was spoken to by name. */
export interface Mention {
  readonly comment: Comment;
  readonly board: BoardId;
  readonly manufaktur: ManufakturSlug;
  readonly isSeen: boolean;
}

/** The newest mentions of the one who asks. */
export interface MentionList {
  readonly mentions: readonly Mention[];
  readonly unseen: number;
}

/** Id of an item on a board, as far as this interface looks at it. */
const item = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/));
const place = v.pipe(v.number(), v.finite(), v.minValue(-1e6), v.maxValue(1e6));
const written = {
  words: v.pipe(prose(LIMITS.comment), v.minLength(1, 'required')),
  mentions: v.pipe(
    v.array(personIdSchema),
    v.maxLength(LIMITS.mentions),
    v.transform((people) => [...new Set(people)]),
  ),
};

export const commentQuery = v.strictObject({
  state: v.optional(v.picklist(['offen', 'erledigt'])),
  /** Only threads older than this one: the next page. */
  before: v.optional(threadIdSchema),
});
/** Ids are made by the client, so that a repeated call changes nothing twice. */
export const openThreadBody = v.strictObject({
  id: threadIdSchema,
  item: v.nullable(item),
  x: place,
  y: place,
  comment: v.strictObject({ id: commentIdSchema, ...written }),
});
export const answerThreadBody = v.strictObject({ id: commentIdSchema, ...written });
export const settleThreadBody = v.strictObject({ isResolved: v.boolean() });
export const editCommentBody = v.strictObject(written);
/** Without a thread all of them. */
export const seeMentionsBody = v.strictObject({ thread: v.optional(threadIdSchema) });

export type OpenThreadBody = v.InferInput<typeof openThreadBody>;
export type AnswerThreadBody = v.InferInput<typeof answerThreadBody>;

import { BOARD_KINDS, boardIdSchema, type Board, type PersonId, type Timestamp } from '@geflecht/domain';
import * as v from 'valibot';

import * as field from './fields.ts';
import { LIMITS } from './limits.ts';

const title = field.line(LIMITS.boardTitle);
/** The first board of a Manufaktur comes with it; people add the others. */
const kind = v.picklist(BOARD_KINDS.filter((each) => each !== 'manufaktur'));
const day = v.nullable(v.pipe(v.string(), v.isoDate()));

/** With `from` the new board begins as a copy of what lies on that one now. */
export const createBoardBody = v.strictObject({
  title,
  kind,
  day: v.optional(day, null),
  from: v.optional(boardIdSchema),
});
export const changeBoardBody = v.strictObject({
  title: v.optional(title),
  kind: v.optional(kind),
  day: v.optional(day),
  isArchived: v.optional(v.boolean()),
});

/** A board in the list of its Manufaktur. */
export interface BoardLine {
  readonly board: Board;
  /** When something on it was changed last; null when nothing ever was. */
  readonly changedAt: Timestamp | null;
  /** When the asking person was there last. */
  readonly visitedAt: Timestamp | null;
  /** Whether something was changed since then. */
  readonly isNews: boolean;
}

/** What somebody had seen of a board when they left it: a Yjs state vector in Base64. Only they ever get it. */
export interface VisitView {
  readonly visit: { readonly at: Timestamp; readonly seen: string } | null;
}
export const keepVisitBody = v.strictObject({
  seen: v.pipe(v.string(), v.base64(), v.maxLength(LIMITS.seen, 'text_too_long')),
});

/** Client ids of a document, separated by commas. */
export const writersQuery = v.strictObject({
  clients: v.pipe(
    v.string(),
    v.regex(/^\d{1,16}(?:,\d{1,16})*$/),
    v.transform((list) => list.split(',').map(Number)),
    v.maxLength(LIMITS.writers),
    v.everyItem((client) => Number.isSafeInteger(client)),
  ),
});
/** Who writes under a client id; ids nobody is known for are left out. */
export interface WritersView {
  readonly writers: readonly { readonly client: number; readonly person: PersonId }[];
}

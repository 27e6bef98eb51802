import { type BoardId, type CommentId, type PersonId, personIdSchema } from '@geflecht/domain';
import * as v from 'valibot';

import { randomId } from '../../platform/random-id.ts';
import { readStoredJson, writeStored } from '../../platform/stored.ts';

/** What somebody is writing. The ids are kept with it, so that sending it again changes nothing twice. */
export interface Draft {
  /** Of the comment; a new thread is called the same. */
  readonly id: CommentId;
  readonly words: string;
  /** Everybody chosen while writing; who counts is who is still named. */
  readonly named: readonly { readonly id: PersonId; readonly name: string }[];
}

const schema = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/)),
  words: v.string(),
  named: v.array(v.object({ id: personIdSchema, name: v.string() })),
});
const isDraft = (value: unknown): value is Draft => v.is(schema, value);

/** Where a draft lies on this device: one for each person and thread, one for each new place. */
export function draftKey(board: BoardId, me: PersonId, about: string): string {
  return `geflecht.comment:${me}:${board}:${about}`;
}

export function emptyDraft(): Draft {
  return { id: randomId() as CommentId, words: '', named: [] };
}

export function readDraft(key: string): Draft {
  return readStoredJson(key, isDraft) ?? emptyDraft();
}

/** An empty draft leaves nothing behind. */
export function keepDraft(key: string, draft: Draft): void {
  writeStored(key, draft.words === '' ? '' : JSON.stringify(draft));
}

export function mentionsOf({ words, named }: Pick<Draft, 'words' | 'named'>): readonly PersonId[] {
  return [...new Set(named.filter(({ name }) => words.includes(`@${name}`)).map(({ id }) => id))];
}

/** What is being written after an @ just before the caret, and where it begins. */
export function nameBegun(
  words: string,
  caret: number,
): { readonly from: number; readonly text: string } | null {
  const before = words.slice(0, caret);
  const from = before.lastIndexOf('@');
  if (from < 0) return null;
  // Within a word it is an address.
  const isWordStart = !/[\p{L}\p{N}._-]/u.test(before.slice(0, from).slice(-1));
  const text = before.slice(from + 1);
  return isWordStart && text.length <= 40 && /^[\p{L}\p{M}.\- ]*$/u.test(text) ? { from, text } : null;
}

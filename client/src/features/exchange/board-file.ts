import { checkFragment, type ClipboardFragment } from '@geflecht/board-schema';
import { type BoardId, boardIdSchema } from '@geflecht/domain';
import * as v from 'valibot';

const FORMAT = 'geflecht/tafel';
const VERSION = 1;

const fileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  board: v.unknown(),
  /** On which board its pictures lie. */
  from: v.fallback(v.nullable(boardIdSchema), null),
});

export type ReadBoardFile =
  | { readonly kind: 'board'; readonly fragment: ClipboardFragment; readonly from: BoardId | null }
  | { readonly kind: 'refused'; readonly code: 'broken' | 'later_version' };

/**
 * A board as a file of our own. Makers stay behind: who brings it in is the maker of the copies. Pictures stay where they
 * are: `from` says on which board.
 */
export function writeBoardFile(fragment: ClipboardFragment, title: string, from: BoardId | null): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, title, from, board: fragment }, undefined, 1)}\n`;
}

/** Whether a JSON value claims to be such a file. */
export function isBoardFile(value: unknown): boolean {
  return v.is(v.looseObject({ format: v.literal(FORMAT) }), value);
}

/** Reads such a file back, checking every item. */
export function readBoardFile(value: unknown): ReadBoardFile {
  const file = v.safeParse(fileSchema, value);
  if (!file.success) return { kind: 'refused', code: 'broken' };
  if (file.output.version > VERSION) return { kind: 'refused', code: 'later_version' };
  const fragment = checkFragment(file.output.board);
  return fragment === undefined
    ? { kind: 'refused', code: 'broken' }
    : { kind: 'board', fragment, from: file.output.from };
}

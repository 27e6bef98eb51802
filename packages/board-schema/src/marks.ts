import type * as Y from 'yjs';

import { BOARD_LIMITS } from './limits.ts';

/** How parts of a text are set off. */
export const TEXT_MARKS = ['bold', 'italic', 'strike'] as const;
export type TextMark = (typeof TEXT_MARKS)[number];

/** A marked part of an item's words, in UTF-16 units from `from` to before `to`. */
export interface TextSpan {
  readonly from: number;
  readonly to: number;
  readonly mark: TextMark;
}

const NONE: readonly TextSpan[] = [];

/** The marked parts of a text, ascending by where they begin, then in the order of `TEXT_MARKS`. */
export function marksOf(text: Y.Text): readonly TextSpan[] {
  // Nearly no text has any, and a board reads ten thousand of them when it opens.
  if (!text._hasFormatting) return NONE;
  const spans: TextSpan[] = [];
  const open = new Map<TextMark, number>();
  let at = 0;
  const close = (mark: TextMark): void => {
    const from = open.get(mark);
    open.delete(mark);
    if (from !== undefined && from < at) spans.push({ from, to: at, mark });
  };
  for (const part of text.toDelta() as { insert?: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof part.insert !== 'string') continue;
    for (const mark of TEXT_MARKS) {
      const isOn = part.attributes?.[mark] === true;
      if (isOn && !open.has(mark)) open.set(mark, at);
      if (!isOn) close(mark);
    }
    at = Math.min(BOARD_LIMITS.text, at + part.insert.length);
  }
  for (const mark of TEXT_MARKS) close(mark);
  if (spans.length === 0) return NONE;
  return spans.sort((a, b) => a.from - b.from || TEXT_MARKS.indexOf(a.mark) - TEXT_MARKS.indexOf(b.mark));
}

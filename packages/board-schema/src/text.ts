import type * as Y from 'yjs';

import { BOARD_LIMITS } from './limits.ts';
import { type TextMark, type TextSpan, marksOf } from './marks.ts';

/** One step along a changed text: keep, put in, or take out so many UTF-16 units. */
export type TextStep = { readonly keep: number } | { readonly insert: string } | { readonly remove: number };

/** The live words of one item. Positions are UTF-16 units, as in a text field. */
export interface BoardText {
  read(): string;
  /** Takes out `remove` units at `index` and puts `insert` there, in one update; bounded by the text limit. */
  splice(index: number, remove: number, insert: string): void;
  /** The marked parts, ascending. */
  marks(): readonly TextSpan[];
  /** Sets a part of the words off, or no longer. */
  mark(from: number, to: number, mark: TextMark, isOn: boolean): void;
  /** Tells every change; `own` is true for this board's own `splice` only. Returns the way to stop. */
  observe(listener: (steps: readonly TextStep[], own: boolean) => void): () => void;
}

/** Wraps a Y.Text. Embedded objects and other formatting than marks, which boards do not write, are not shown. */
export function openText(text: Y.Text, origin: object): BoardText {
  return {
    read: () => text.toJSON(),
    splice(index, remove, insert) {
      const at = Math.min(Math.max(0, index), text.length);
      const removed = Math.min(Math.max(0, remove), text.length - at);
      const room = Math.max(0, BOARD_LIMITS.text - (text.length - removed));
      text.doc?.transact(() => {
        if (removed > 0) text.delete(at, removed);
        if (insert !== '') text.insert(at, insert.slice(0, room));
      }, origin);
    },
    marks: () => marksOf(text),
    mark(from, to, mark, isOn) {
      const start = Math.max(0, from);
      const length = Math.min(to, text.length) - start;
      if (length > 0) text.doc?.transact(() => text.format(start, length, { [mark]: isOn || null }), origin);
    },
    observe(listener) {
      const onChange = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
        const steps = event.delta.flatMap((part): TextStep[] => {
          if (typeof part.insert === 'string') return [{ insert: part.insert }];
          if (part.retain !== undefined) return [{ keep: part.retain }];
          if (part.delete !== undefined) return [{ remove: part.delete }];
          return [];
        });
        listener(steps, transaction.origin === origin);
      };
      text.observe(onChange);
      return () => text.unobserve(onChange);
    },
  };
}

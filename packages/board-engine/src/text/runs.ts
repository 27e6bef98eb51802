import type { TextMark, TextSpan } from '@geflecht/board-schema';

import type { FontWeight, Measure } from './measure.ts';
import type { Line } from './wrap.ts';

/** A part of a line that is set off in one way, or not at all. */
export interface Run {
  readonly text: string;
  /** Where it begins, from the left edge of the line, in world units. */
  readonly x: number;
  readonly width: number;
  readonly marks: readonly TextMark[];
}

/** Width of the line around bold letters, as a share of the font size. */
export const BOLD_LINE = 0.045;

/**
 * The parts of each line by how they are set off. Marks never change a width: whoever makes a word bold moves no word
 * of anybody, and the text field and the canvas agree without knowing of marks.
 */
export function runsOf(
  source: string,
  lines: readonly Line[],
  spans: readonly TextSpan[],
  letters: { readonly size: number; readonly weight: FontWeight; readonly measure: Measure },
): readonly (readonly Run[])[] {
  const { size, weight, measure } = letters;
  const widthOf = (text: string): number => (text === '' ? 0 : (measure(text, weight) * size) / 100);
  let at = 0;
  return lines.map(({ text }) => {
    at = pastSpace(source, at);
    const runs: Run[] = [];
    let start = 0;
    let marks: readonly TextMark[] = [];
    const end = (to: number): void => {
      if (to === start) return;
      const part = text.slice(start, to);
      runs.push({ text: part, x: widthOf(text.slice(0, start)), width: widthOf(part), marks });
      start = to;
    };
    for (let nr = 0; nr < text.length; nr += 1) {
      const char = text[nr];
      if (char === ' ') at = pastSpace(source, at);
      // What is not in the words was put in while laying out, a hyphen or dots, and looks like what stands before it.
      else if (source[at] === char) at += 1;
      const here = marksAt(spans, at - 1);
      if (!sameMarks(here, marks)) end(nr);
      marks = here;
    }
    end(text.length);
    return runs;
  });
}

/** What a place in a text is set off with; places count in UTF-16 units. */
export function marksAt(spans: readonly TextSpan[], at: number): readonly TextMark[] {
  return spans.filter(({ from, to }) => at >= from && at < to).map(({ mark }) => mark);
}

/** Whether all of a part is set off with a mark. */
export function isMarked(spans: readonly TextSpan[], from: number, to: number, mark: TextMark): boolean {
  return spans.some((span) => span.mark === mark && span.from <= from && span.to >= to);
}

function pastSpace(source: string, from: number): number {
  let at = from;
  while (at < source.length && /\s/.test(source.charAt(at))) at += 1;
  return at;
}

function sameMarks(a: readonly TextMark[], b: readonly TextMark[]): boolean {
  return a.length === b.length && a.every((mark) => b.includes(mark));
}

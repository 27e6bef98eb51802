import { LETTER_WIDTHS, MORE_LETTERS } from './letter-widths.ts';

/** Width of words in hundredths of the font size. */
export type LetterMeasure = (text: string, weight: 400 | 600) => number;

const FIRST = 0x20;
const GAP = { from: 0x7f, to: 0xa0 };
const LAST = 0x24f;
/** Letters of other scripts and signs are about as wide as high. */
const UNKNOWN_WIDTH = 100;

/** Measures without a browser, by the widths of the board's typeface; letters it does not have count as wide. */
export const letterMeasure: LetterMeasure = (text, weight) => {
  let width = 0;
  for (const letter of text) width += LETTER_WIDTHS[weight][placeOf(letter)] ?? UNKNOWN_WIDTH;
  return width;
};

function placeOf(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code >= FIRST && code < GAP.from) return code - FIRST;
  const past = GAP.from - FIRST;
  if (code >= GAP.to && code <= LAST) return past + code - GAP.to;
  const more = MORE_LETTERS.indexOf(letter);
  return more === -1 ? -1 : past + (LAST + 1 - GAP.to) + more;
}

/** Characters one note takes; more would hardly be read on it. */
const MOST = 1000;
/** Notes made of one paste. */
const MOST_LINES = 100;

/** Marks people put before the lines of a list. */
const BULLET = /^\s*(?:[-–—*•·]|\d{1,3}[.)])\s+/;

/** The notes that a text is meant as: one for each line, without the signs of a list; empty lines make none. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(BULLET, '').trim().slice(0, MOST))
    .filter((line) => line !== '')
    .slice(0, MOST_LINES);
}

import type { FontWeight, Measure } from './measure.ts';

/** One line of laid-out text and its width at the size it was laid out for. */
export interface Line {
  readonly text: string;
  readonly width: number;
}

export interface Wrapped {
  readonly lines: readonly Line[];
  /** Whether a word had to be broken inside, because it alone is wider than the line. */
  readonly broken: boolean;
}

/**
 * Breaks text into lines no wider than `width` at a font size: at spaces, after hyphens, at line feeds, and inside
 * a word only when nothing else is possible: as a browser's text field does with `overflow-wrap: anywhere`, but
 * with a hyphen.
 */
export function wrap(
  text: string,
  size: number,
  width: number,
  weight: FontWeight,
  measure: Measure,
): Wrapped {
  const scale = size / 100;
  const space = measure(' ', weight) * scale;
  const lines: Line[] = [];
  let broken = false;
  for (const paragraph of text.split('\n')) {
    let line = '';
    let lineWidth = 0;
    for (const { word, gap } of piecesOf(paragraph)) {
      const wordWidth = measure(word, weight) * scale;
      const gapWidth = gap ? space : 0;
      if (line !== '' && lineWidth + gapWidth + wordWidth > width) {
        lines.push({ text: line, width: lineWidth });
        line = '';
        lineWidth = 0;
      }
      if (line === '' && wordWidth > width) {
        broken = true;
        const parts = breakWord(word, width / scale, weight, measure);
        const last = parts.pop() ?? '';
        for (const part of parts) lines.push({ text: part, width: measure(part, weight) * scale });
        line = last;
        lineWidth = measure(last, weight) * scale;
        continue;
      }
      const joined = line !== '' && gap;
      line += joined ? ` ${word}` : word;
      lineWidth += (joined ? space : 0) + wordWidth;
    }
    lines.push({ text: line, width: lineWidth });
  }
  return { lines, broken };
}

/** Words, and the parts of hyphenated words; `gap` says whether white space stood before. */
function piecesOf(paragraph: string): { word: string; gap: boolean }[] {
  const pieces: { word: string; gap: boolean }[] = [];
  for (const run of paragraph.split(/\s+/)) {
    if (run === '') continue;
    let gap = true;
    for (const word of run.split(/(?<=\p{L}-)(?=\p{L})/u)) {
      pieces.push({ word, gap });
      gap = false;
    }
  }
  return pieces;
}

/**
 * Cuts one word into parts that fit, with a hyphen where letters are parted. A part has at least one character,
 * however narrow the line.
 */
function breakWord(word: string, width: number, weight: FontWeight, measure: Measure): string[] {
  const parts: string[] = [];
  const hyphen = measure('-', weight);
  let part = '';
  let used = 0;
  let previous = '';
  for (const char of word) {
    const charWidth = measure(char, weight);
    if (part !== '' && used + charWidth + hyphen > width) {
      parts.push(isLetter(previous) && isLetter(char) ? `${part}-` : part);
      part = '';
      used = 0;
    }
    part += char;
    used += charWidth;
    previous = char;
  }
  parts.push(part);
  return parts;
}

function isLetter(char: string): boolean {
  return /\p{L}/u.test(char);
}

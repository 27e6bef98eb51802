import { foldWithOrigins } from './fold.ts';
import type { Term } from './query.ts';
import { fitOf, WORD } from './ranking.ts';

export interface Excerpt {
  readonly excerpt: string;
  /** [start, end) offsets of the matching words in `excerpt`. */
  readonly marks: readonly (readonly [number, number])[];
}

/** Characters of text around a hit. */
const LENGTH = 160;
const BEFORE_HIT = 50;

/** Cuts out the neighbourhood of the first hit, at word borders, with an ellipsis where text was left out. */
export function excerptOf(original: string, terms: readonly Term[]): Excerpt {
  // One blank for one break, so that offsets stay what they are.
  const text = original.replaceAll(/\s/g, ' ');
  const hits = hitsIn(text, terms);
  const wanted = Math.max(0, (hits[0]?.[0] ?? 0) - BEFORE_HIT);
  const start = wanted === 0 ? 0 : nextWord(text, wanted, hits[0]?.[0] ?? wanted);
  const end = text.length - start <= LENGTH ? text.length : lastBreak(text, start, start + LENGTH);
  const lead = start > 0 ? '… ' : '';
  const trail = end < text.length ? ' …' : '';
  const shift = lead.length - start;
  return {
    excerpt: `${lead}${text.slice(start, end)}${trail}`,
    marks: hits
      .filter(([from, to]) => from >= start && to <= end)
      .map(([from, to]) => [from + shift, to + shift]),
  };
}

/** True when the text holds at least one of the terms. */
export function isHit(text: string, terms: readonly Term[]): boolean {
  return hitsIn(text, terms).length > 0;
}

function hitsIn(text: string, terms: readonly Term[]): readonly (readonly [number, number])[] {
  const folded = foldWithOrigins(text);
  const hits: (readonly [number, number])[] = [];
  for (const match of folded.text.matchAll(WORD)) {
    if (!terms.some((term) => fitOf(term, match[0]) > 0)) continue;
    const from = folded.origins[match.index];
    const to = folded.origins[match.index + match[0].length];
    if (from !== undefined && to !== undefined) hits.push([from, to]);
  }
  return hits;
}

function nextWord(text: string, from: number, hit: number): number {
  const blank = text.indexOf(' ', from);
  return blank === -1 || blank >= hit ? hit : blank + 1;
}

/** The cut never runs through a word, unless the word alone is longer than an excerpt. */
function lastBreak(text: string, start: number, end: number): number {
  const blank = text.lastIndexOf(' ', end);
  return blank > start ? blank : end;
}

import { fold } from './fold.ts';
import { stem } from './stem.ts';

/** One word somebody looks for. */
export interface Term {
  readonly word: string;
  readonly stem: string;
}

/** More words than this make a query no more exact, only slower. */
const MOST_TERMS = 8;

/** The words of a query; signs between them mean nothing, so no query can be malformed. */
export function termsOf(query: string): readonly Term[] {
  const words = fold(query).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].slice(0, MOST_TERMS).map((word) => ({ word, stem: stem(word) }));
}

import type { Term } from './query.ts';
import { stem } from './stem.ts';

/**
 * How well a term sits in a word, best first: the very word, another form of it, its beginning, the head of a
 * compound ("Südradweg"), anywhere inside.
 */
const FIT = { same: 8, form: 7, beginning: 5, head: 4, inside: 2, none: 0 } as const;

/** Inside a word a short stem is chance: "rat" in "Beratung", "weg" in "Bewegung". */
const SHORTEST_INSIDE = 5;

/** Shorter ones, such as "OB" or "EU", are meant as they are or as a beginning. */
const SHORTEST_HEAD = 3;

export function fitOf(term: Term, word: string): number {
  if (word === term.word) return FIT.same;
  const form = stem(word);
  if (form === term.stem) return FIT.form;
  if (word.startsWith(term.stem)) return FIT.beginning;
  if (term.stem.length >= SHORTEST_HEAD && (form.endsWith(term.stem) || word.endsWith(term.stem)))
    return FIT.head;
  if (term.stem.length >= SHORTEST_INSIDE && word.includes(term.stem)) return FIT.inside;
  return FIT.none;
}

/** A hit in the title says more than one in the summary, that more than one in the text. */
const WEIGHTS = [4, 2, 1] as const;

/**
 * The score of one entry, 0 when a term is missing in it. `fields` are title, summary and body, folded.
 */
export function scoreOf(terms: readonly Term[], fields: readonly string[]): number {
  const words = fields.map((field) => field.match(WORD) ?? []);
  let total = 0;
  for (const term of terms) {
    const weighted = words.map((list, index) => best(term, list) * (WEIGHTS[index] ?? 1));
    const score = Math.max(...weighted);
    if (score === 0) return 0;
    total += score;
  }
  return total;
}

export const WORD = /[\p{L}\p{N}]+/gu;

function best(term: Term, words: readonly string[]): number {
  let fit = 0;
  for (const word of words) {
    fit = Math.max(fit, fitOf(term, word));
    if (fit === FIT.same) break;
  }
  return fit;
}

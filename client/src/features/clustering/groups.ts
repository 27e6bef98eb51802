import { type Word, wordsOf } from './words.ts';

/** Something that is to be grouped by what it says. */
export interface Grouped<Id extends string> {
  readonly id: Id;
  readonly text: string;
}

/** Things that have much in common. */
export interface Group<Id extends string> {
  /** What they share in a word or two. */
  readonly title: string;
  readonly ids: readonly Id[];
}

export interface Grouping<Id extends string> {
  /** Largest first; each holds two things at least. */
  readonly groups: readonly Group<Id>[];
  /** What has too little in common with anything. */
  readonly rest: readonly Id[];
}

/** More would keep an old laptop busy for seconds. */
export const MOST_GROUPED = 400;
/** Groups grow as long as their things are this alike on average (cosine, 0 to 1). */
const ALIKE = 0.14;
/** What half a compound is worth beside the word itself. */
const PART = 0.7;
/** Letters a word needs to count as part of another. */
const SHORTEST_PART = 3;

/**
 * Groups things by the words they share: rare words weigh more than common ones (tf–idf), a compound shares its parts
 * (Radweg, Rad), and the two most alike groups join until none are alike enough (average linkage). The same things give
 * the same groups in whatever order they come. Of more than `MOST_GROUPED` the rest is left alone.
 */
export function groupsByWords<Id extends string>(things: readonly Grouped<Id>[]): Grouping<Id> {
  const sorted = [...things].sort((a, b) => (a.id < b.id ? -1 : 1));
  const chosen = sorted.slice(0, MOST_GROUPED);
  const words = chosen.map(({ text }) => wordsOf(text));
  const vectors = weighed(words);
  const members = joined(vectors);
  const groups = members
    .filter((group) => group.length > 1)
    .map((group) => ({
      title: titleOf(group, vectors, words),
      ids: group.flatMap((nr) => chosen[nr]?.id ?? []),
    }))
    .sort((a, b) => b.ids.length - a.ids.length || (a.title < b.title ? -1 : 1));
  const grouped = new Set(groups.flatMap(({ ids }) => ids));
  return { groups, rest: sorted.flatMap(({ id }) => (grouped.has(id) ? [] : [id])) };
}

type Vector = ReadonlyMap<string, number>;

/** Each thing as its stems with their weights, of length 1; stems of one thing alone join nothing and are left out. */
function weighed(words: readonly (readonly Word[])[]): readonly Vector[] {
  const known = new Set(words.flat().map(({ stem }) => stem));
  const counts = words.map((list) => {
    const count = new Map<string, number>();
    const add = (stem: string, by: number): void => void count.set(stem, Math.max(count.get(stem) ?? 0, by));
    for (const { stem } of list) {
      add(stem, 1);
      for (const part of partsOf(stem, known)) add(part, PART);
    }
    return count;
  });
  const frequency = new Map<string, number>();
  for (const count of counts)
    for (const stem of count.keys()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  return counts.map((count) => {
    const vector = new Map<string, number>();
    for (const [stem, times] of count) {
      const among = frequency.get(stem) ?? 0;
      if (among > 1) vector.set(stem, times * Math.log(1 + words.length / among));
    }
    const length = Math.hypot(...vector.values());
    for (const [stem, weight] of vector) vector.set(stem, weight / length);
    return vector;
  });
}

/** The known words a compound begins or ends with. */
function partsOf(stem: string, known: ReadonlySet<string>): readonly string[] {
  const parts: string[] = [];
  for (let length = SHORTEST_PART; length < stem.length; length += 1) {
    const [start, end] = [stem.slice(0, length), stem.slice(-length)];
    if (known.has(start)) parts.push(start);
    if (known.has(end)) parts.push(end);
  }
  return parts;
}

function likeness(one: Vector, other: Vector): number {
  let sum = 0;
  for (const [stem, weight] of one) sum += weight * (other.get(stem) ?? 0);
  return sum;
}

/** Joins the two most alike groups until none are alike enough; the numbers of the things in each. */
function joined(vectors: readonly Vector[]): readonly (readonly number[])[] {
  const groups: (number[] | undefined)[] = vectors.map((_, nr) => [nr]);
  const alike = vectors.map((one) => vectors.map((other) => likeness(one, other)));
  const between = (a: number, b: number): number => alike[a]?.[b] ?? 0;
  for (;;) {
    let best = { a: -1, b: -1, likeness: ALIKE };
    for (let a = 0; a < groups.length; a += 1) {
      if (groups[a] === undefined) continue;
      for (let b = a + 1; b < groups.length; b += 1) {
        if (groups[b] !== undefined && between(a, b) > best.likeness)
          best = { a, b, likeness: between(a, b) };
      }
    }
    const [into, from] = [groups[best.a], groups[best.b]];
    if (into === undefined || from === undefined) return groups.filter((group) => group !== undefined);
    // The average over all pairs, kept up to date instead of counted anew.
    const [large, small] = [into.length, from.length];
    for (let other = 0; other < groups.length; other += 1) {
      const average = (large * between(best.a, other) + small * between(best.b, other)) / (large + small);
      const [row, column] = [alike[best.a], alike[other]];
      if (row !== undefined) row[other] = average;
      if (column !== undefined) column[best.a] = average;
    }
    into.push(...from);
    groups[best.b] = undefined;
  }
}

/** The word or two that weigh most in a group, as most of its things write them. */
function titleOf(
  group: readonly number[],
  vectors: readonly Vector[],
  words: readonly (readonly Word[])[],
): string {
  const weights = new Map<string, { weight: number; things: number }>();
  for (const nr of group) {
    for (const [stem, weight] of vectors[nr] ?? []) {
      const before = weights.get(stem) ?? { weight: 0, things: 0 };
      weights.set(stem, { weight: before.weight + weight, things: before.things + 1 });
    }
  }
  const shared = [...weights]
    .filter(([, { things }]) => things > 1)
    .sort(([a, one], [b, other]) => other.weight - one.weight || (a < b ? -1 : 1))
    .map(([stem]) => stem);
  const chosen: string[] = [];
  for (const stem of shared) {
    const isPart = chosen.some((other) => other.includes(stem) || stem.includes(other));
    if (chosen.length < 2 && !isPart) chosen.push(stem);
  }
  return chosen
    .map((stem) =>
      writtenAs(
        stem,
        group.flatMap((nr) => words[nr] ?? []),
      ),
    )
    .join(' · ');
}

function writtenAs(stem: string, words: readonly Word[]): string {
  const forms = new Map<string, number>();
  for (const word of words) {
    if (word.stem === stem) forms.set(word.written, (forms.get(word.written) ?? 0) + 1);
  }
  const [most] = [...forms].sort(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1));
  return most?.[0] ?? stem;
}

/** Groups things by the goals they name; what names several goes to the first. `titleOf` says what a goal is called. */
export function groupsBySdg<Id extends string>(
  things: readonly { readonly id: Id; readonly sdgs: readonly number[] }[],
  titleOf: (sdg: number) => string,
): Grouping<Id> {
  const groups = new Map<number, Id[]>();
  const rest: Id[] = [];
  for (const { id, sdgs } of things) {
    const [first] = sdgs;
    if (first === undefined) rest.push(id);
    else groups.set(first, [...(groups.get(first) ?? []), id]);
  }
  return {
    groups: [...groups].sort(([a], [b]) => a - b).map(([sdg, ids]) => ({ title: titleOf(sdg), ids })),
    rest,
  };
}

/** The goals a text names: "SDG 11", "SDGs 3 und 13", "Ziel 7". */
export function sdgsIn(text: string): readonly number[] {
  const named = text.matchAll(
    /\b(?:sdgs?|ziele?n?|goals?)[\s:]*((?:\d{1,2}(?:\s*(?:,|und|and|&|\+)\s*)?)+)/gi,
  );
  const numbers = [...named].flatMap(([, list = '']) => list.match(/\d{1,2}/g)?.map(Number) ?? []);
  return [...new Set(numbers.filter((nr) => nr >= 1 && nr <= 17))];
}

import type * as Y from 'yjs';

import { differencesOf } from './align.ts';
import { copyOf } from './copy.ts';
import { pictureOf } from './picture.ts';

type Marks = Readonly<Record<string, unknown>>;

/** Words with the same marks, or something set into the text. */
interface Run {
  readonly insert: unknown;
  readonly marks: Marks;
  /** As Yjs counts: UTF-16 units, and 1 for what is set in. */
  readonly length: number;
}

/** A word, a sign between words, or something set in. */
interface Token extends Run {
  /** The same for the same, whatever the marks. */
  readonly key: string;
}

/** Whole words and whole characters: half a character cannot be deleted without harming its other half. */
const TOKENS = /[\p{L}\p{M}\p{N}]+|[^]/gu;

/** Makes the words and marks of a text like those of another one, word by word; what is the same is not touched. */
export function restoreText(target: Y.Text, source: Y.Text): void {
  restoreWords(target, tokensOf(target), tokensOf(source));
  restoreMarks(target, runsOf(target), runsOf(source));
}

function restoreWords(target: Y.Text, present: readonly Token[], wanted: readonly Token[]): void {
  let at = 0;
  let [here, there] = [0, 0];
  for (const { added, removed, count } of differencesOf(keysOf(present), keysOf(wanted))) {
    if (removed) {
      target.delete(at, lengthOf(present.slice(here, here + count)));
      here += count;
    } else if (added) {
      for (const { insert, marks, length } of wanted.slice(there, there + count)) {
        if (typeof insert === 'string') target.insert(at, insert, { ...marks });
        else target.insertEmbed(at, copyOf(insert) as object, { ...marks });
        at += length;
      }
      there += count;
    } else {
      at += lengthOf(present.slice(here, here + count));
      here += count;
      there += count;
    }
  }
}

/** Runs after the words are the same; the lists may still cut them differently. */
function restoreMarks(target: Y.Text, present: readonly Run[], wanted: readonly Run[]): void {
  const ends = [...endsOf(present), ...endsOf(wanted)].toSorted((one, other) => one - other);
  const [here, there] = [marksAlong(present), marksAlong(wanted)];
  let at = 0;
  for (const end of new Set(ends)) {
    const change = changeOf(here(at), there(at));
    if (change !== undefined) target.format(at, end - at, change);
    at = end;
  }
}

function endsOf(runs: readonly Run[]): number[] {
  let end = 0;
  return runs.map(({ length }) => (end += length));
}

/** The marks at a place of a text; asked for from its beginning to its end. */
function marksAlong(runs: readonly Run[]): (at: number) => Marks {
  const ends = endsOf(runs);
  let run = 0;
  return (at) => {
    while ((ends[run] ?? Infinity) <= at) run += 1;
    return runs[run]?.marks ?? {};
  };
}

function changeOf(present: Marks, wanted: Marks): Record<string, unknown> | undefined {
  const change: Record<string, unknown> = {};
  for (const name of Object.keys(present)) if (!Object.hasOwn(wanted, name)) change[name] = null;
  for (const [name, value] of Object.entries(wanted)) {
    if (pictureOf(present[name]) !== pictureOf(value)) change[name] = value;
  }
  return Object.keys(change).length === 0 ? undefined : change;
}

function runsOf(text: Y.Text): Run[] {
  return text
    .toDelta()
    .map(({ insert, attributes: marks = {} }: { insert: unknown; attributes?: Marks }) => ({
      insert,
      marks,
      length: typeof insert === 'string' ? insert.length : 1,
    }));
}

function tokensOf(text: Y.Text): Token[] {
  return runsOf(text).flatMap((run): Token[] => {
    const { insert, marks } = run;
    if (typeof insert !== 'string') return [{ ...run, key: `e${pictureOf(insert)}` }];
    const words = insert.match(TOKENS) ?? [];
    return words.map((word) => ({ insert: word, marks, length: word.length, key: `w${word}` }));
  });
}

function keysOf(tokens: readonly Token[]): string[] {
  return tokens.map(({ key }) => key);
}

function lengthOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { length }) => sum + length, 0);
}

import type { TextStep } from '@geflecht/board-schema';

/** One change to a text: at `index`, take out `remove` UTF-16 units and put in `insert`. */
export interface Splice {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

/**
 * The one splice that leads from one text to another; `undefined` when they are equal. `caret` is where the caret
 * stands after the change: it tells which of several equal letters was typed. No surrogate pair is ever cut.
 */
export function diffText(before: string, after: string, caret: number): Splice | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  const tailLimit = Math.min(shorter, Math.max(0, after.length - caret));
  let tail = 0;
  while (tail < tailLimit && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  let head = 0;
  while (head < shorter - tail && before[head] === after[head]) head++;
  // Without a true caret (a change from elsewhere) the limit may have left equal letters behind the change.
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  if (head > 0 && isHighSurrogate(before.charCodeAt(head - 1))) head--;
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail--;
  return { index: head, remove: before.length - tail - head, insert: after.slice(head, after.length - tail) };
}

/** Where a position lies after others' steps; text put in exactly there goes behind it. */
export function mapPosition(position: number, steps: readonly TextStep[]): number {
  let old = 0;
  let mapped = position;
  for (const step of steps) {
    if ('keep' in step) {
      old += step.keep;
      if (old > position) break;
    } else if ('insert' in step) {
      if (old < position) mapped += step.insert.length;
    } else {
      mapped -= Math.min(step.remove, Math.max(0, position - old));
      old += step.remove;
    }
  }
  return mapped;
}

/** Carries a splice made against an older text over others' steps since then. */
export function mapSplice(splice: Splice, batches: readonly (readonly TextStep[])[]): Splice {
  let start = splice.index;
  let end = splice.index + splice.remove;
  for (const steps of batches) {
    start = mapPosition(start, steps);
    end = Math.max(start, mapPosition(end, steps));
  }
  return { index: start, remove: end - start, insert: splice.insert };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

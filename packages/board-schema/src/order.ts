import { generateNKeysBetween } from 'fractional-indexing';

/** Order of the first item on an empty board, and of an item whose own order cannot be read. */
export const FIRST_ORDER = 'a0';

const MAX_LENGTH = 256;
const LOWEST_INTEGER = `A${'0'.repeat(26)}`;

/**
 * Whether a value is a key that `fractional-indexing` can count on from: a head letter that says how long the
 * integer part is, base-62 digits, no trailing zero in the fraction. Documents may hold anything; this keeps
 * a broken key from throwing later, when somebody brings another item to the front.
 */
export function isOrder(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > MAX_LENGTH || !/^[A-Za-z][0-9A-Za-z]+$/.test(value))
    return false;
  const head = value.charCodeAt(0);
  const integerLength = head >= 97 ? head - 97 + 2 : 90 - head + 2;
  if (value.length < integerLength || value === LOWEST_INTEGER) return false;
  return value.length === integerLength || !value.endsWith('0');
}

/** `count` ascending keys above `highest`. */
export function ordersAbove(highest: string | undefined, count: number): string[] {
  return bounded(generateNKeysBetween(highest ?? null, null, count), highest);
}

/** `count` ascending keys below `lowest`. */
export function ordersBelow(lowest: string | undefined, count: number): string[] {
  return bounded(generateNKeysBetween(null, lowest ?? null, count), lowest);
}

/** Plain code-unit comparison: the order of fractional keys must not depend on a language. */
export function compareOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A key past the length readers accept would read as the lowest; sharing the neighbour's key is the lesser evil, ids break the tie. */
function bounded(keys: string[], neighbour: string | undefined): string[] {
  return keys.map((key) => (key.length <= MAX_LENGTH ? key : (neighbour ?? FIRST_ORDER)));
}

import * as Y from 'yjs';

/** One step of a history: what it has put into the document and what it has taken out. */
export type Step = Y.UndoManager['undoStack'][number];

/** The map that an entry of the board holds. */
export function mapIn(entry: Y.Item): Y.Map<unknown> | undefined {
  return entry.content instanceof Y.ContentType && entry.content.type instanceof Y.Map
    ? entry.content.type
    : undefined;
}

/**
 * An entry or a field and what it was before it was brought back, the latest first. What comes back is a new part of
 * the document; only the one that went knows where it has gone.
 */
export function lineageOf(part: Y.Item, earlier: Iterable<Y.Item> = leftOf(part)): readonly Y.Item[] {
  const lineage = [part];
  for (const each of earlier) {
    const { redone } = each;
    if (redone !== null && lineage.some(({ id }) => Y.compareIDs(id, redone))) lineage.push(each);
  }
  return lineage;
}

/** All values a field of an entry has ever had here, the latest first, also those from before it was brought back. */
export function* valuesOf(entries: readonly Y.Item[], field: string): Generator<Y.Item> {
  for (const entry of entries) {
    const latest = mapIn(entry)?._map.get(field);
    if (latest === undefined) continue;
    yield latest;
    yield* leftOf(latest);
  }
}

function* leftOf(part: Y.Item): Generator<Y.Item> {
  for (let each = part.left; each !== null; each = each.left) yield each;
}

/** A JSON value, in a box of its own; `undefined` for what is no JSON or has been forgotten. */
export function jsonIn(field: Y.Item): { readonly value: unknown } | undefined {
  return field.content instanceof Y.ContentAny ? { value: field.content.arr.at(-1) } : undefined;
}

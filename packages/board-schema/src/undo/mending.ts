import type * as Y from 'yjs';

import { jsonIn, lineageOf, mapIn, valuesOf } from './lineage.ts';

/** Without one of these an item of its kind cannot be read: no undo may leave it missing. */
export const NEEDED: ReadonlySet<string> = new Set(['kind', 'place', 'ends', 'points', 'columns', 'ref']);

/**
 * Remembers what others have set and an undo has brought back, and returns how to set it again should the next undo
 * lose it: Yjs takes what came back for the work of whoever brought it back, and writes over it.
 */
export function rememberOthers(root: Y.Map<unknown>): () => readonly (() => void)[] {
  const me = root.doc?.clientID;
  const known: {
    readonly entry: Y.Item;
    readonly name: string;
    readonly field: Y.Item;
    readonly value: unknown;
  }[] = [];
  for (const entry of root._map.values()) {
    if (entry.deleted) continue;
    const entries = lineageOf(entry);
    for (const [name, field] of mapIn(entry)?._map ?? []) {
      // Without anything before it nothing came back.
      if (field.deleted || (field.left === null && entries.length === 1)) continue;
      const first = lineageOf(field, valuesOf(entries, name)).at(-1);
      const json = jsonIn(field);
      if (json !== undefined && first !== field && first?.id.client !== me)
        known.push({ entry, name, field, value: json.value });
    }
  }
  return () =>
    known.flatMap(({ entry, name, field, value }) =>
      field.deleted && !entry.deleted ? [() => mapIn(entry)?.set(name, value)] : [],
    );
}

/**
 * How to give items that came back what they need to be read: where somebody else has set a field of an item while it
 * was gone, Yjs brings the item back without it.
 */
export function missingFields(root: Y.Map<unknown>): readonly (() => void)[] {
  const missing: (() => void)[] = [];
  for (const entry of root._map.values()) {
    const map = entry.deleted ? undefined : mapIn(entry);
    if (map === undefined) continue;
    for (const name of NEEDED) {
      if (map.has(name) || (name === 'ref' && map.get('kind') !== 'card')) continue;
      const last = [...valuesOf(lineageOf(entry), name)].map(jsonIn).find((json) => json !== undefined);
      if (last !== undefined) missing.push(() => map.set(name, last.value));
    }
  }
  return missing;
}

import * as v from 'valibot';
import * as Y from 'yjs';

import { type ItemId, itemIdSchema } from './item.ts';
import { readItem } from './read.ts';

/** How an item differs from what somebody had seen; the first of these that holds. */
export type SinceKind = 'new' | 'words' | 'look' | 'moved';

export interface Since {
  readonly id: ItemId;
  readonly kind: SinceKind;
  /** Yjs client ids of those who did it, ascending. */
  readonly clients: readonly number[];
}

/** What of a document somebody has before them now: a Yjs state vector. */
export function seenOf(doc: Y.Doc): Uint8Array {
  return Y.encodeStateVector(doc);
}

/**
 * The items of a board that came or changed since `seen` was taken with `seenOf`, in no particular order. Taken away
 * letters and items leave no trace here. Anything that is no state vector gives `undefined`.
 */
export function changesSince(doc: Y.Doc, seen: Uint8Array): readonly Since[] | undefined {
  const known = readSeen(seen);
  if (known === undefined) return undefined;
  const isNew = ({ id, length }: Y.Item): boolean => id.clock + length > (known.get(id.client) ?? 0);
  const changes: Since[] = [];
  for (const [key, value] of doc.getMap<unknown>('items').entries()) {
    if (!v.is(itemIdSchema, key) || !(value instanceof Y.Map)) continue;
    const change = changeOf(value, isNew);
    if (change !== undefined && readItem(key as ItemId, value) !== undefined)
      changes.push({ id: key as ItemId, ...change });
  }
  return changes;
}

/** Yjs client ids of everybody who had a hand in an item as it is now: its maker, then the others, ascending. */
export function handsIn(doc: Y.Doc, id: ItemId): readonly number[] {
  const value = doc.getMap<unknown>('items').get(id);
  if (!(value instanceof Y.Map)) return [];
  const writers = wordsIn(value).filter((part) => !part.deleted);
  const clients = ascending(new Set(writers.map(({ id: { client } }) => client)));
  const maker = value._item?.id.client;
  return maker === undefined ? clients : [maker, ...clients.filter((client) => client !== maker)];
}

function changeOf(
  map: Y.Map<unknown>,
  isNew: (part: Y.Item) => boolean,
): { readonly kind: SinceKind; readonly clients: readonly number[] } | undefined {
  const own = map._item;
  if (own !== null && isNew(own)) return { kind: 'new', clients: [own.id.client] };
  const words = wordsIn(map).filter((part) => !part.deleted && isNew(part));
  if (words.length > 0)
    return { kind: 'words', clients: ascending(new Set(words.map(({ id }) => id.client))) };
  const groups = [...map._map].filter(([key, part]) => key !== 'text' && !part.deleted && isNew(part));
  if (groups.length === 0) return undefined;
  const isMove = groups.every(([key]) => key === 'place');
  const clients = ascending(new Set(groups.map(([, part]) => part.id.client)));
  return { kind: isMove ? 'moved' : 'look', clients };
}

function wordsIn(map: Y.Map<unknown>): readonly Y.Item[] {
  const text = map.get('text');
  const parts: Y.Item[] = [];
  if (!(text instanceof Y.Text)) return parts;
  for (let part = text._start; part !== null; part = part.right) parts.push(part);
  return parts;
}

function readSeen(seen: Uint8Array): ReadonlyMap<number, number> | undefined {
  try {
    return Y.decodeStateVector(seen);
  } catch {
    return undefined;
  }
}

function ascending(clients: ReadonlySet<number>): readonly number[] {
  return [...clients].toSorted((one, other) => one - other);
}

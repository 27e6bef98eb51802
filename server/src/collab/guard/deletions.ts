import * as Y from 'yjs';

import type { Effort } from './effort.ts';
import { indexAt, type YType } from './list.ts';
import type { Deletions, Piece } from './piece.ts';

type Store = Y.Doc['store'];

/** Whether an update deletes something that is still there; all it names is known. */
export function deletesAnything(deletions: readonly Deletions[], store: Store): boolean {
  for (const { client, ranges } of deletions) {
    const row = store.clients.get(client);
    if (row === undefined) continue;
    let at = 0;
    for (let nr = 0; nr < ranges.length; nr += 2) {
      const clock = ranges[nr] as number;
      const end = clock + (ranges[nr + 1] as number);
      at = indexAt(row, clock, at);
      for (let struct = row[at]; struct !== undefined && struct.id.clock < end; struct = row[++at])
        if (!struct.deleted) return true;
      at -= 1;
    }
  }
  return false;
}

/**
 * Adds up what the deletions cost: cutting what is deleted in part, and joining what lies side by side afterwards. What
 * hangs below a deleted type goes with it; an honest list names all of it, so that it counts once with its range.
 */
export function weighDeletions(deletions: readonly Deletions[], store: Store, effort: Effort): void {
  const named = new Map(deletions.map(({ client, ranges }) => [client, ranges]));
  const isNamed = ({ client, clock }: Y.ID): boolean => holds(named.get(client), clock);
  for (const { client, ranges } of deletions) {
    const row = store.clients.get(client);
    if (row === undefined) continue;
    const last = row.at(-1) as Y.Item;
    const known = last.id.clock + last.length;
    let at = 0;
    let length = row.length;
    for (let nr = 0; nr < ranges.length && !effort.isSpent; nr += 2) {
      const clock = ranges[nr] as number;
      if (clock >= known) break;
      const end = clock + (ranges[nr + 1] as number);
      at = indexAt(row, clock, at);
      let isNews = false;
      for (let struct = row[at]; struct !== undefined && struct.id.clock < end; struct = row[++at]) {
        if (struct.deleted) continue;
        isNews = true;
        if (struct.id.clock < clock) effort.shift((length += 1));
        if (struct.id.clock + struct.length > end) effort.shift((length += 1));
        if (
          struct instanceof Y.Item &&
          struct.content instanceof Y.ContentType &&
          !goesWithItsParent(struct, isNamed)
        )
          weighBelow(struct.content.type, store, isNamed, effort);
      }
      at -= 1;
      if (isNews) effort.shift(length);
    }
  }
}

/** Then its parent's walk comes by. */
function goesWithItsParent({ parent }: Y.Item, isNamed: (id: Y.ID) => boolean): boolean {
  const around = parent instanceof Y.AbstractType ? parent._item : null;
  return around !== null && !around.deleted && isNamed(around.id);
}

/** Walks instead of recursing: each type waits until the one above it is done. */
function weighBelow(top: YType, store: Store, isNamed: (id: Y.ID) => boolean, effort: Effort): void {
  const types = [top];
  const weigh = (item: Y.Item): void => {
    // What is gone already may be joined with its neighbours now.
    if (item.deleted || !isNamed(item.id)) effort.shift(store.clients.get(item.id.client)?.length ?? 0);
    if (!item.deleted && item.content instanceof Y.ContentType) types.push(item.content.type);
  };
  for (let type = types.pop(); type !== undefined && !effort.isSpent; type = types.pop()) {
    for (let item = type._start; item !== null && !effort.isSpent; item = item.right) weigh(item);
    for (const last of type._map.values())
      for (let item: Y.Item | null = last; item !== null && !effort.isSpent; item = item.left) weigh(item);
  }
}

/** Whether all new units of a piece are deleted by the update that brings them. */
export function deletesWhole(deletions: readonly Deletions[], piece: Piece, known: number): boolean {
  const ranges = deletions.find(({ client }) => client === piece.client)?.ranges ?? [];
  const from = Math.max(piece.clock, known);
  for (let nr = 0; nr < ranges.length; nr += 2) {
    const clock = ranges[nr] as number;
    if (clock <= from && piece.end <= clock + (ranges[nr + 1] as number)) return true;
  }
  return false;
}

function holds(ranges: readonly number[] | undefined, clock: number): boolean {
  if (ranges === undefined) return false;
  let [low, high] = [0, ranges.length / 2 - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const start = ranges[2 * middle] as number;
    if (clock < start) high = middle - 1;
    else if (clock >= start + (ranges[2 * middle + 1] as number)) low = middle + 1;
    else return true;
  }
  return false;
}

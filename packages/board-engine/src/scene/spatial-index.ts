import type { ItemId } from '@geflecht/board-schema';
import RBush from 'rbush';

import type { Box } from '../geometry.ts';

interface Entry<T> {
  readonly id: ItemId;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  value: T;
}

/** What touches a box: an R-tree that also knows where each value was put. */
export class SpatialIndex<T> {
  readonly #tree = new RBush<Entry<T>>();
  readonly #entries = new Map<ItemId, Entry<T>>();

  set(id: ItemId, box: Box, value: T): void {
    const known = this.#entries.get(id);
    if (known && sameBox(known, box)) {
      known.value = value;
      return;
    }
    if (known) this.#tree.remove(known);
    const entry = entryOf(id, box, value);
    this.#entries.set(id, entry);
    this.#tree.insert(entry);
  }

  /** Fills an empty index; much faster than one by one. */
  fill(contents: readonly (readonly [ItemId, Box, T])[]): void {
    const entries = contents.map(([id, box, value]) => entryOf(id, box, value));
    for (const entry of entries) this.#entries.set(entry.id, entry);
    this.#tree.load(entries);
  }

  delete(id: ItemId): void {
    const known = this.#entries.get(id);
    if (!known) return;
    this.#tree.remove(known);
    this.#entries.delete(id);
  }

  /** Values in no particular order. */
  search(box: Box): T[] {
    const found = this.#tree.search({ minX: box.x, minY: box.y, maxX: box.x + box.w, maxY: box.y + box.h });
    return found.map(({ value }) => value);
  }

  boxOf(id: ItemId): Box | undefined {
    const entry = this.#entries.get(id);
    return entry && { x: entry.minX, y: entry.minY, w: entry.maxX - entry.minX, h: entry.maxY - entry.minY };
  }

  /** The box around everything, or `undefined` when nothing is there. */
  bounds(): Box | undefined {
    if (this.#entries.size === 0) return undefined;
    const { minX, minY, maxX, maxY } = this.#tree.toJSON() as Entry<T>;
    return { x: minX, y: minY, w: maxX - minX, h: maxY - minY };
  }

  get size(): number {
    return this.#entries.size;
  }
}

function entryOf<T>(id: ItemId, box: Box, value: T): Entry<T> {
  return { id, minX: box.x, minY: box.y, maxX: box.x + box.w, maxY: box.y + box.h, value };
}

function sameBox(entry: Entry<unknown>, box: Box): boolean {
  return (
    entry.minX === box.x &&
    entry.minY === box.y &&
    entry.maxX === box.x + box.w &&
    entry.maxY === box.y + box.h
  );
}

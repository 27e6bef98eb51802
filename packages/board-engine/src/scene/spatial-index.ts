import type { ItemId } from '@geflecht/board-schema';
import RBush from 'rbush';

import type { Box } from '../geometry.ts';

interface Entry {
  readonly id: ItemId;
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Which items touch a box: an R-tree that also knows where each item was put. */
export class SpatialIndex {
  readonly #tree = new RBush<Entry>();
  readonly #entries = new Map<ItemId, Entry>();

  set(id: ItemId, box: Box): void {
    const known = this.#entries.get(id);
    if (known) this.#tree.remove(known);
    const entry = entryOf(id, box);
    this.#entries.set(id, entry);
    this.#tree.insert(entry);
  }

  /** Much faster than one by one for a whole board. */
  setMany(boxes: Iterable<readonly [ItemId, Box]>): void {
    const fresh: Entry[] = [];
    for (const [id, box] of boxes) {
      const known = this.#entries.get(id);
      if (known) this.#tree.remove(known);
      const entry = entryOf(id, box);
      this.#entries.set(id, entry);
      fresh.push(entry);
    }
    this.#tree.load(fresh);
  }

  delete(id: ItemId): void {
    const known = this.#entries.get(id);
    if (!known) return;
    this.#tree.remove(known);
    this.#entries.delete(id);
  }

  /** Ids in no particular order. */
  search(box: Box): ItemId[] {
    return this.#tree
      .search({ minX: box.x, minY: box.y, maxX: box.x + box.w, maxY: box.y + box.h })
      .map(({ id }) => id);
  }

  /** The box around everything, or `undefined` when nothing is there. */
  bounds(): Box | undefined {
    if (this.#entries.size === 0) return undefined;
    const { minX, minY, maxX, maxY } = this.#tree.toJSON() as Entry;
    return { x: minX, y: minY, w: maxX - minX, h: maxY - minY };
  }

  get size(): number {
    return this.#entries.size;
  }
}

function entryOf(id: ItemId, box: Box): Entry {
  return { id, minX: box.x, minY: box.y, maxX: box.x + box.w, maxY: box.y + box.h };
}

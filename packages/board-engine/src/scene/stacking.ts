import { type BoxItem, type ItemId, compareOrder } from '@geflecht/board-schema';

/**
 * Which item lies above which, as numbers that sort quickly. Sorting the whole board is put off until somebody asks
 * and avoided as long as items only come on top, which is what they mostly do.
 */
export class Stacking {
  readonly #items: () => Iterable<BoxItem>;
  readonly #ranks = new Map<ItemId, { rank: number; order: string }>();
  #top: BoxItem | undefined;
  #topRank = 0;
  #stale = true;

  constructor(items: () => Iterable<BoxItem>) {
    this.#items = items;
  }

  /** Everything may have changed. */
  reset(): void {
    this.#stale = true;
  }

  put(item: BoxItem): void {
    if (this.#stale) return;
    const known = this.#ranks.get(item.id);
    if (known?.order === item.place.order) return;
    if (
      item.id !== this.#top?.id &&
      item.kind !== 'frame' &&
      (!this.#top || stackOrder(item, this.#top) > 0)
    ) {
      this.#top = item;
      this.#ranks.set(item.id, { rank: ++this.#topRank, order: item.place.order });
    } else this.#stale = true;
  }

  delete(id: ItemId): void {
    this.#ranks.delete(id);
    if (this.#top?.id === id) this.#stale = true;
  }

  /** A new array from the lowest to the highest; frames lie under everything else. */
  sorted(items: readonly BoxItem[]): BoxItem[] {
    if (this.#stale) this.#restack();
    return items.length > this.#topRank / 8 ? this.#bySlots(items) : this.#byKeys(items);
  }

  /** Most of the board: every item goes to the slot of its rank. */
  #bySlots(items: readonly BoxItem[]): BoxItem[] {
    const slots: (BoxItem | undefined)[] = Array.from({ length: this.#topRank + 1 });
    const unranked: BoxItem[] = [];
    for (const item of items) {
      const rank = this.#ranks.get(item.id)?.rank;
      if (rank === undefined) unranked.push(item);
      else slots[rank] = item;
    }
    return unranked.concat(slots.filter((item) => item !== undefined));
  }

  /** A few of many: numbers in a typed array sort several times faster than objects by a comparison. */
  #byKeys(items: readonly BoxItem[]): BoxItem[] {
    const keys = new Float64Array(items.length);
    items.forEach((item, index) => {
      keys[index] = (this.#ranks.get(item.id)?.rank ?? 0) * items.length + index;
    });
    keys.sort();
    return Array.from(keys, (key) => items[key % items.length] as BoxItem);
  }

  #restack(): void {
    const items = [...this.#items()].sort(stackOrder);
    this.#ranks.clear();
    items.forEach((item, rank) => this.#ranks.set(item.id, { rank, order: item.place.order }));
    this.#topRank = items.length;
    this.#top = items.at(-1);
    this.#stale = false;
  }
}

function stackOrder(a: BoxItem, b: BoxItem): number {
  if ((a.kind === 'frame') !== (b.kind === 'frame')) return a.kind === 'frame' ? -1 : 1;
  return compareOrder(a.place.order, b.place.order) || compareOrder(a.id, b.id);
}

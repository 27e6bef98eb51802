import { type BoardItem, type BoxItem, compareOrder, isContainer } from '@geflecht/board-schema';

/** An item as the scene keeps it, with its place in the stack; a connector's rank means nothing. */
export interface SceneNode {
  item: BoardItem;
  rank: number;
  /** The order the rank was given for. */
  order: string;
}
export type BoxNode = SceneNode & { item: BoxItem };

/**
 * Which item lies above which, as a number on each node. Sorting the whole board is put off until somebody asks and
 * avoided as long as items only come on top, which is what they mostly do.
 */
export class Stacking {
  readonly #nodes: () => Iterable<BoxNode>;
  #top: BoxNode | undefined;
  #stale = true;

  constructor(nodes: () => Iterable<BoxNode>) {
    this.#nodes = nodes;
  }

  /** Everything may have changed. */
  reset(): void {
    this.#stale = true;
  }

  /** A node is new, or its item has changed. */
  put(node: BoxNode): void {
    const { order } = node.item.place;
    if (this.#stale || node.order === order) return;
    const top = this.#top;
    if (node === top || isContainer(node.item) || (top && stackOrder(node, top) < 0)) {
      this.#stale = true;
      return;
    }
    node.rank = (top?.rank ?? -1) + 1;
    node.order = order;
    this.#top = node;
  }

  delete(node: SceneNode): void {
    if (node === this.#top) this.#stale = true;
  }

  /** The items from the lowest to the highest; frames and tables lie under everything else. */
  sorted(nodes: readonly BoxNode[]): BoxItem[] {
    if (this.#stale) this.#restack();
    const highest = this.#top?.rank ?? 0;
    return nodes.length > highest / 8 ? bySlots(nodes, highest) : byKeys(nodes);
  }

  #restack(): void {
    const nodes = [...this.#nodes()].sort(stackOrder);
    nodes.forEach((node, rank) => {
      node.rank = rank;
      node.order = node.item.place.order;
    });
    this.#top = nodes.at(-1);
    this.#stale = false;
  }
}

/** Most of the board: every item goes to the slot of its rank. */
function bySlots(nodes: readonly BoxNode[], highest: number): BoxItem[] {
  const slots: (BoxItem | undefined)[] = Array.from({ length: highest + 1 });
  for (const { item, rank } of nodes) slots[rank] = item;
  const items: BoxItem[] = [];
  for (const item of slots) if (item) items.push(item);
  return items;
}

/** A few of many: numbers in a typed array sort several times faster than objects by a comparison. */
function byKeys(nodes: readonly BoxNode[]): BoxItem[] {
  const keys = Float64Array.from(nodes, ({ rank }, index) => rank * nodes.length + index);
  keys.sort();
  return Array.from(keys, (key) => (nodes[key % nodes.length] as BoxNode).item);
}

function stackOrder({ item: a }: BoxNode, { item: b }: BoxNode): number {
  if (isContainer(a) !== isContainer(b)) return isContainer(a) ? -1 : 1;
  return compareOrder(a.place.order, b.place.order) || compareOrder(a.id, b.id);
}

import {
  type Board,
  type BoardChange,
  type BoardItem,
  type BoxItem,
  type ConnectorEnd,
  type ConnectorItem,
  type ItemId,
  compareOrder,
  contains,
  endItem,
  isBoxItem,
} from '@geflecht/board-schema';

import type { Box } from '../geometry.ts';
import { type Anchor, type ConnectorPath, connectorPath } from './connector-path.ts';
import { SpatialIndex } from './spatial-index.ts';

/** So many items changed at once are taken in by building anew. */
const REBUILD_FROM = 500;

/**
 * The board prepared for drawing and hitting: spatial index, stacking, connector routes, and the places of what is
 * being dragged ("lifted") by anyone, which differ from the document until the drag ends.
 */
export class Scene {
  readonly #board: Board;
  #index = new SpatialIndex();
  readonly #attached = new Map<ItemId, Set<ItemId>>();
  readonly #ends = new Map<ItemId, readonly ItemId[]>();
  readonly #paths = new Map<ItemId, ConnectorPath>();
  readonly #ranks = new Map<ItemId, number>();
  /** The order each rank was given for. */
  readonly #orders = new Map<ItemId, string>();
  #topRank = 0;
  #topItem: BoxItem | undefined;
  #ranksStale = true;
  #lifted: ReadonlyMap<ItemId, Box> = new Map();
  #liftedConnectors: ReadonlySet<ItemId> = new Set();

  constructor(board: Board) {
    this.#board = board;
    this.#rebuild();
  }

  get size(): number {
    return this.#index.size;
  }

  item(id: ItemId): BoardItem | undefined {
    return this.#board.get(id);
  }

  boxItem(id: ItemId): BoxItem | undefined {
    const item = this.#board.get(id);
    return item && isBoxItem(item) ? item : undefined;
  }

  /** Takes in what a transaction changed. */
  apply(change: BoardChange): void {
    if (change.changed.length + change.removed.length >= REBUILD_FROM) {
      this.#rebuild();
      return;
    }
    for (const id of change.removed) this.#take(id);
    const routes = new Set<ItemId>();
    for (const id of change.changed) {
      const item = this.#board.get(id);
      if (!item) continue;
      if (isBoxItem(item)) {
        this.#paths.delete(id);
        this.#detach(id);
        this.#index.set(id, item.place);
        this.#rank(item);
      } else {
        this.#attach(item);
        routes.add(id);
      }
      for (const connector of this.#attached.get(id) ?? []) routes.add(connector);
    }
    for (const id of change.removed)
      for (const connector of this.#attached.get(id) ?? []) routes.add(connector);
    for (const id of routes) this.#route(id);
    if (this.#lifted.size > 0) this.lift(this.#lifted);
  }

  /** Where an item is now: in the air, or where the document has it. */
  box(id: ItemId): Box | undefined {
    return this.#lifted.get(id) ?? this.boxItem(id)?.place;
  }

  /** A connector's route now; `undefined` when an end's item is gone. */
  path(id: ItemId): ConnectorPath | undefined {
    if (!this.#liftedConnectors.has(id)) return this.#paths.get(id);
    const item = this.#board.get(id);
    return item?.kind === 'connector' ? this.pathBetween(item.ends.from, item.ends.to) : undefined;
  }

  pathBetween(from: ConnectorEnd, to: ConnectorEnd): ConnectorPath | undefined {
    const start = this.#anchor(from);
    const end = this.#anchor(to);
    return start && end ? connectorPath(start, end) : undefined;
  }

  /** What lies around an item, connector or not: for selection frames and for bringing it into view. */
  bounds(id: ItemId): Box | undefined {
    return this.box(id) ?? this.path(id)?.bounds;
  }

  /** Everything on the board, or `undefined` when it is empty. */
  contentBounds(): Box | undefined {
    return this.#index.bounds();
  }

  /** Ids of what touches a box, in no particular order. */
  search(box: Box): ItemId[] {
    return this.#index.search(box);
  }

  /** What touches a box, connectors apart, the rest from the lowest to the highest. */
  visible(box: Box): { connectors: ConnectorItem[]; boxes: BoxItem[] } {
    const connectors: ConnectorItem[] = [];
    const boxes: BoxItem[] = [];
    for (const id of this.#index.search(box)) {
      const item = this.#board.get(id);
      if (!item) continue;
      if (isBoxItem(item)) boxes.push(item);
      else connectors.push(item);
    }
    return { connectors, boxes: this.stacked(boxes) };
  }

  /** Sorts items from the lowest to the highest; frames lie under everything else. */
  stacked(boxes: BoxItem[]): BoxItem[] {
    if (this.#ranksStale) this.#restack();
    const ranks = this.#ranks;
    return boxes.sort((a, b) => (ranks.get(a.id) ?? 0) - (ranks.get(b.id) ?? 0));
  }

  /** The items a frame holds, those of frames inside it included. */
  contents(frame: BoxItem): ItemId[] {
    return this.#index.search(frame.place).filter((id) => {
      const item = this.boxItem(id);
      return item !== undefined && contains(frame, item);
    });
  }

  connectorsOf(id: ItemId): Iterable<ItemId> {
    return this.#attached.get(id) ?? [];
  }

  /** Puts items into the air at the given boxes; connectors that stick to them come along. */
  lift(boxes: ReadonlyMap<ItemId, Box>): void {
    this.#lifted = boxes;
    const connectors = new Set<ItemId>();
    for (const id of boxes.keys()) for (const connector of this.connectorsOf(id)) connectors.add(connector);
    this.#liftedConnectors = connectors;
  }

  isLifted(id: ItemId): boolean {
    return this.#lifted.has(id) || this.#liftedConnectors.has(id);
  }

  lifted(): ReadonlyMap<ItemId, Box> {
    return this.#lifted;
  }

  liftedConnectors(): ReadonlySet<ItemId> {
    return this.#liftedConnectors;
  }

  #rebuild(): void {
    this.#index = new SpatialIndex();
    this.#attached.clear();
    this.#ends.clear();
    this.#paths.clear();
    this.#ranksStale = true;
    const boxes: [ItemId, Box][] = [];
    for (const item of this.#board.items().values()) {
      if (isBoxItem(item)) boxes.push([item.id, item.place]);
      else this.#attach(item);
    }
    const routes: [ItemId, Box][] = [];
    for (const item of this.#board.items().values()) {
      if (item.kind !== 'connector') continue;
      const path = this.pathBetween(item.ends.from, item.ends.to);
      if (!path) continue;
      this.#paths.set(item.id, path);
      routes.push([item.id, path.bounds]);
    }
    this.#index.setMany([...boxes, ...routes]);
    if (this.#lifted.size > 0) this.lift(this.#lifted);
  }

  #take(id: ItemId): void {
    this.#index.delete(id);
    this.#paths.delete(id);
    this.#ranks.delete(id);
    this.#orders.delete(id);
    if (this.#topItem?.id === id) this.#ranksStale = true;
    this.#detach(id);
  }

  #route(id: ItemId): void {
    const item = this.#board.get(id);
    if (item?.kind !== 'connector') return;
    const from = this.#restingAnchor(item.ends.from);
    const to = this.#restingAnchor(item.ends.to);
    if (from && to) {
      const path = connectorPath(from, to);
      this.#paths.set(id, path);
      this.#index.set(id, path.bounds);
    } else {
      this.#paths.delete(id);
      this.#index.delete(id);
    }
  }

  #attach(item: ConnectorItem): void {
    this.#detach(item.id);
    const ends = [endItem(item.ends.from), endItem(item.ends.to)].filter((end) => end !== undefined);
    this.#ends.set(item.id, ends);
    for (const end of ends) {
      const attached = this.#attached.get(end);
      if (attached) attached.add(item.id);
      else this.#attached.set(end, new Set([item.id]));
    }
  }

  #detach(connector: ItemId): void {
    for (const end of this.#ends.get(connector) ?? []) this.#attached.get(end)?.delete(connector);
    this.#ends.delete(connector);
  }

  /** Keeps the stacking without sorting as long as items only come on top, which is what they mostly do. */
  #rank(item: BoxItem): void {
    if (this.#ranksStale) return;
    const top = this.#topItem;
    const known = this.#ranks.has(item.id);
    if (top && item.id !== top.id && item.kind !== 'frame' && stackOrder(item, top) > 0) {
      this.#topItem = item;
      this.#ranks.set(item.id, ++this.#topRank);
    } else if (!known || this.#orders.get(item.id) !== item.place.order) this.#ranksStale = true;
    this.#orders.set(item.id, item.place.order);
  }

  #restack(): void {
    const boxes: BoxItem[] = [];
    for (const item of this.#board.items().values()) if (isBoxItem(item)) boxes.push(item);
    boxes.sort(stackOrder);
    this.#ranks.clear();
    this.#orders.clear();
    boxes.forEach((item, rank) => {
      this.#ranks.set(item.id, rank);
      this.#orders.set(item.id, item.place.order);
    });
    this.#topRank = boxes.length;
    this.#topItem = boxes.at(-1);
    this.#ranksStale = false;
  }

  #anchor(end: ConnectorEnd): Anchor | undefined {
    if (!('item' in end)) return { point: end };
    const box = this.box(end.item);
    return box && { box };
  }

  #restingAnchor(end: ConnectorEnd): Anchor | undefined {
    if (!('item' in end)) return { point: end };
    const box = this.boxItem(end.item)?.place;
    return box && { box };
  }
}

function stackOrder(a: BoxItem, b: BoxItem): number {
  if ((a.kind === 'frame') !== (b.kind === 'frame')) return a.kind === 'frame' ? -1 : 1;
  return compareOrder(a.place.order, b.place.order) || compareOrder(a.id, b.id);
}

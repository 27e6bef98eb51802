import {
  type Board,
  type BoardChange,
  type BoardItem,
  type BoxItem,
  type ConnectorEnd,
  type ConnectorItem,
  type ItemId,
  type Route,
  contains,
  endItem,
  isBoxItem,
} from '@geflecht/board-schema';

import { type Box, grow, turnedBounds } from '../geometry.ts';
import { type Anchor, type ConnectorPath, connectorPath } from './connector-path.ts';
import { SpatialIndex } from './spatial-index.ts';
import { type BoxNode, type SceneNode, Stacking } from './stacking.ts';

/** So many items changed at once are taken in by building anew. */
const REBUILD_FROM = 500;
/** Upper bound for the width of one letter of a connector's label, and for its height, in world units. */
const LABEL_LETTER = 10;
const LABEL_HEIGHT = 24;

/**
 * The board prepared for drawing and hitting: spatial index, stacking, connector routes, and the places of what is
 * being dragged ("lifted") by anyone, which differ from the document until the drag ends.
 */
export class Scene {
  readonly #board: Pick<Board, 'items' | 'get'>;
  #index = new SpatialIndex<SceneNode>();
  readonly #nodes = new Map<ItemId, SceneNode>();
  readonly #stacking = new Stacking(() => [...this.#nodes.values()].filter(isBoxNode));
  readonly #attached = new Map<ItemId, Set<ItemId>>();
  readonly #ends = new Map<ItemId, readonly ItemId[]>();
  readonly #paths = new Map<ItemId, ConnectorPath>();
  #lifted: ReadonlyMap<ItemId, Box> = new Map();
  #liftedConnectors: ReadonlySet<ItemId> = new Set();
  #turning: { readonly id: ItemId; readonly angle: number } | undefined;

  constructor(board: Pick<Board, 'items' | 'get'>) {
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

  /** Takes in what a transaction changed. Returns what must be drawn anew, or `undefined` for everything. */
  apply(change: BoardChange): readonly Box[] | undefined {
    if (change.changed.length + change.removed.length >= REBUILD_FROM) {
      this.#rebuild();
      return undefined;
    }
    const touched = new Set<ItemId>([...change.changed, ...change.removed]);
    for (const id of touched) for (const connector of this.connectorsOf(id)) touched.add(connector);
    const stale = this.restingBoxes(touched);
    for (const id of change.removed) this.#take(id);
    const routes = new Set<ItemId>();
    for (const id of change.changed) {
      const item = this.#board.get(id);
      if (!item) continue;
      if (isBoxItem(item)) {
        const node = this.#node(item);
        this.#index.set(id, extentOf(item), node);
        if (isBoxNode(node)) this.#stacking.put(node);
      } else {
        this.#attach(item);
        routes.add(id);
      }
    }
    for (const id of touched) for (const connector of this.connectorsOf(id)) routes.add(connector);
    for (const id of routes) {
      const item = this.#board.get(id);
      if (item?.kind === 'connector') this.#route(item);
    }
    if (this.#lifted.size > 0) this.lift(this.#lifted);
    return [...stale, ...this.restingBoxes(new Set([...touched, ...routes]))];
  }

  /** Where an item is now: in the air, or where the document has it. */
  box(id: ItemId): Box | undefined {
    return this.#lifted.get(id) ?? this.boxItem(id)?.place;
  }

  /** How an item is turned now: in the hand, or as the document has it. Degrees clockwise. */
  angle({ id, place }: BoxItem): number {
    return this.#turning?.id === id ? this.#turning.angle : place.angle;
  }

  /** An item is turned in the hand; `undefined` when it is let go. */
  turn(turning: { readonly id: ItemId; readonly angle: number } | undefined): void {
    this.#turning = turning;
  }

  /** A connector's route now; `undefined` when an end's item is gone. */
  path(id: ItemId): ConnectorPath | undefined {
    if (!this.#liftedConnectors.has(id)) return this.#paths.get(id);
    const item = this.#board.get(id);
    return item?.kind === 'connector'
      ? this.pathBetween(item.ends.from, item.ends.to, item.look.route)
      : undefined;
  }

  pathBetween(from: ConnectorEnd, to: ConnectorEnd, route: Route = 'curved'): ConnectorPath | undefined {
    return pathOf(from, to, route, (id) => this.box(id));
  }

  /** What lies around an item, connector or not: for selection frames and for bringing it into view. */
  bounds(id: ItemId): Box | undefined {
    return this.box(id) ?? this.path(id)?.bounds;
  }

  /** Where items are drawn while they lie, connectors with their labels. */
  restingBoxes(ids: Iterable<ItemId>): Box[] {
    return [...ids].flatMap((id) => this.#index.boxOf(id) ?? []);
  }

  /** Everything on the board, or `undefined` when it is empty. */
  contentBounds(): Box | undefined {
    return this.#index.bounds();
  }

  /** What touches a box, in no particular order. */
  search(box: Box): BoardItem[] {
    return this.#index.search(box).map(({ item }) => item);
  }

  /** What touches a box, connectors apart, the rest from the lowest to the highest. */
  visible(box: Box): { connectors: ConnectorItem[]; boxes: BoxItem[] } {
    const connectors: ConnectorItem[] = [];
    const boxes: BoxNode[] = [];
    for (const node of this.#index.search(box)) {
      if (node.item.kind === 'connector') connectors.push(node.item);
      else if (isBoxNode(node)) boxes.push(node);
    }
    return { connectors, boxes: this.#stacking.sorted(boxes) };
  }

  /** The named items that have a box, from the lowest to the highest. */
  stacked(ids: Iterable<ItemId>): BoxItem[] {
    const nodes = [...ids].flatMap((id) => this.#nodes.get(id) ?? []);
    return this.#stacking.sorted(nodes.filter(isBoxNode));
  }

  /** The items a frame holds, those of frames inside it included. */
  contents(frame: BoxItem): BoxItem[] {
    return this.search(frame.place)
      .filter((item) => isBoxItem(item))
      .filter((item) => contains(frame, item));
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
    this.#nodes.clear();
    this.#attached.clear();
    this.#ends.clear();
    this.#paths.clear();
    this.#stacking.reset();
    const contents: [ItemId, Box, SceneNode][] = [];
    for (const item of this.#board.items().values()) {
      if (isBoxItem(item)) {
        contents.push([item.id, extentOf(item), this.#node(item)]);
        continue;
      }
      this.#attach(item);
      const path = this.#restingPath(item);
      if (!path) continue;
      this.#paths.set(item.id, path);
      contents.push([item.id, drawnBounds(item, path), this.#node(item)]);
    }
    this.#index.fill(contents);
    if (this.#lifted.size > 0) this.lift(this.#lifted);
  }

  #take(id: ItemId): void {
    const node = this.#nodes.get(id);
    if (node) this.#stacking.delete(node);
    this.#nodes.delete(id);
    this.#index.delete(id);
    this.#paths.delete(id);
    this.#detach(id);
  }

  /** The node of an item, holding it as it is now. */
  #node(item: BoardItem): SceneNode {
    const known = this.#nodes.get(item.id);
    if (known) {
      known.item = item;
      return known;
    }
    const node = { item, rank: 0, order: '' };
    this.#nodes.set(item.id, node);
    return node;
  }

  #route(item: ConnectorItem): void {
    const path = this.#restingPath(item);
    if (path) {
      this.#paths.set(item.id, path);
      this.#index.set(item.id, drawnBounds(item, path), this.#node(item));
    } else {
      this.#paths.delete(item.id);
      this.#index.delete(item.id);
    }
  }

  #restingPath(item: ConnectorItem): ConnectorPath | undefined {
    return pathOf(item.ends.from, item.ends.to, item.look.route, (id) => this.boxItem(id)?.place);
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
}

/** What an item covers as it lies: more than its rectangle when it is turned. */
function extentOf({ place }: BoxItem): Box {
  return turnedBounds(place, place.angle);
}

function isBoxNode(node: SceneNode): node is BoxNode {
  return node.item.kind !== 'connector';
}

function pathOf(
  from: ConnectorEnd,
  to: ConnectorEnd,
  route: Route,
  boxOf: (id: ItemId) => Box | undefined,
): ConnectorPath | undefined {
  const anchor = (end: ConnectorEnd): Anchor | undefined => {
    if (!('item' in end)) return { point: end };
    const box = boxOf(end.item);
    return box && { box };
  };
  const start = anchor(from);
  const end = anchor(to);
  return start && end ? connectorPath(start, end, route) : undefined;
}

/** A label may be longer than its line. */
function drawnBounds(item: ConnectorItem, path: ConnectorPath): Box {
  if (item.text === '') return path.bounds;
  const { bounds } = path;
  const wider = Math.max(0, (item.text.length * LABEL_LETTER - bounds.w) / 2);
  const higher = Math.max(0, (LABEL_HEIGHT - bounds.h) / 2);
  const side = Math.max(wider, higher);
  return side === 0 ? bounds : grow(bounds, side);
}

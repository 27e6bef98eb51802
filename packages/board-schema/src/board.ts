import type { ProposalId } from '@geflecht/domain';
import * as v from 'valibot';
import * as Y from 'yjs';

import { type ClipboardFragment, fragmentOf, readFragment } from './clipboard.ts';
import {
  type BoardItem,
  type ConnectorEnds,
  type Column,
  type ConnectorItem,
  DEFAULT_SIZES,
  type GroupId,
  type Hold,
  type ItemId,
  type Place,
  columnsSchema,
  endItem,
  endsSchema,
  isBoxItem,
  holdSchema,
  itemIdSchema,
  placeSchema,
  refSchema,
} from './item.ts';
import { BOARD_LIMITS, BOARD_SCHEMA_VERSION } from './limits.ts';
import { lookSchemas } from './look.ts';
import { type NewItem, buildItem, leanPlace, randomItemId } from './new-item.ts';
import { compareOrder, isOrder, ordersAbove, ordersBelow } from './order.ts';
import { readItem } from './read.ts';
import { type BoardText, openText } from './text.ts';
import { type BoardUndo, createUndo } from './undo/undo.ts';

/** What one transaction did to the items; ids appear once, in either list. */
export interface BoardChange {
  readonly changed: readonly ItemId[];
  readonly removed: readonly ItemId[];
  /** True when this very `Board` made the change (not for undo, redo, or other peers). */
  readonly own: boolean;
}

/** One group of an item to overwrite; keys left out keep their value. */
export type PlaceChange = Partial<Place> & { readonly id: ItemId };

/** One look value to set; items of kinds that do not know the key are left alone. */
export type LookChange = Readonly<Record<string, string | boolean>>;

/**
 * A board document as typed items. Reading never throws, whatever the document holds; writing goes through one
 * transaction per call, so that each call is one update on the wire and at most one undo step.
 * Ids that do not (or no longer) exist are passed over: with many hands on a board that is no error.
 */
export interface Board {
  /** All readable items; a live view whose values are immutable snapshots. */
  items(): ReadonlyMap<ItemId, BoardItem>;
  get(id: ItemId): BoardItem | undefined;
  /** False when the document was written by a later version; every write then throws. */
  writable(): boolean;
  /** Called after each transaction that touched items. Returns the way to stop. */
  observe(listener: (change: BoardChange) => void): () => void;
  /** The live words of an item, or `undefined` when it has none that can be edited. */
  text(id: ItemId): BoardText | undefined;

  add(item: NewItem): ItemId;
  addMany(items: readonly NewItem[]): ItemId[];
  setPlace(changes: readonly PlaceChange[]): void;
  setLook(ids: readonly ItemId[], look: LookChange): void;
  setEnds(id: ItemId, ends: ConnectorEnds): void;
  /** Columns of a table, at least one; titles past their bound are cut. */
  setColumns(id: ItemId, columns: readonly Column[]): void;
  /** Gives a frame its place in a presentation, a fractional index; `null` leaves it to the reading order. */
  setSlide(id: ItemId, slide: string | null): void;
  /** Holds items fast where they lie, or lets them go. Whether somebody may is the caller's affair. */
  lock(ids: readonly ItemId[], locked: boolean): void;
  /** Joins items into one group, taken out of any other; fewer than two make none. */
  group(ids: readonly ItemId[]): GroupId | undefined;
  /** Dissolves every group one of the items is in. */
  ungroup(ids: readonly ItemId[]): void;
  /** Removes the items and every connector that sticks to one of them. */
  remove(ids: readonly ItemId[]): void;
  /** Adds a connector from one item to another. */
  connect(from: ItemId, to: ItemId, look?: Partial<ConnectorItem['look']>): ItemId;
  /** Copies items, and the connectors between them, shifted by (dx, dy). Returns the copies. */
  duplicate(ids: readonly ItemId[], dx: number, dy: number): ItemId[];
  bringToFront(ids: readonly ItemId[]): void;
  sendToBack(ids: readonly ItemId[]): void;
  /** A note, text or shape becomes the card of a proposal; id and place stay, so connectors and links keep hold. */
  turnIntoCard(id: ItemId, proposal: ProposalId): void;
  /** A JSON value for the clipboard. */
  copy(ids: readonly ItemId[]): ClipboardFragment;
  /** Adds what `copy` gave, checked anew because a clipboard may hold anything. Nothing readable: empty list. */
  paste(fragment: unknown, dx: number, dy: number): ItemId[];

  /** Joins several writes into one update and one undo step. Reads inside see what was written before them. */
  batch(writes: () => void): void;

  /** Undo and redo of what this `Board` wrote, and of nothing else. */
  createUndo(): BoardUndo;
  destroy(): void;
}

export interface BoardOptions {
  /** Marks this writer's transactions; one per person and tab. */
  readonly origin?: object;
  /** Ids for new items; given in tests. */
  readonly newId?: () => ItemId;
}

/** Opens a Yjs document as a board. Writes nothing until something is added or changed. */
export function openBoard(doc: Y.Doc, options: BoardOptions = {}): Board {
  const origin = options.origin ?? {};
  const newId = options.newId ?? randomItemId;
  const root = doc.getMap<unknown>('items');
  const meta = doc.getMap<unknown>('meta');
  const items = new Map<ItemId, BoardItem>();
  const listeners = new Set<(change: BoardChange) => void>();
  for (const [key, value] of root.entries()) {
    const item = v.is(itemIdSchema, key) ? readItem(key as ItemId, value) : undefined;
    if (item) items.set(item.id, item);
  }

  const onChange = (
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
    transaction: Y.Transaction,
  ): void => {
    const touched = new Set<string>();
    for (const event of events) {
      if (event.target === root) for (const key of event.keys.keys()) touched.add(key);
      else touched.add(String(event.path[0]));
    }
    const changed: ItemId[] = [];
    const removed: ItemId[] = [];
    for (const key of touched) {
      if (!v.is(itemIdSchema, key)) continue;
      const id = key as ItemId;
      const item = readItem(id, root.get(id));
      if (item) {
        items.set(id, item);
        changed.push(id);
      } else if (items.delete(id)) removed.push(id);
    }
    if (changed.length === 0 && removed.length === 0) return;
    const change = { changed, removed, own: transaction.origin === origin };
    for (const listener of listeners) listener(change);
  };
  root.observeDeep(onChange);

  const writable = (): boolean => {
    const version = meta.get('schema');
    return typeof version !== 'number' || version <= BOARD_SCHEMA_VERSION;
  };
  const write = <T>(change: () => T): T => {
    if (!writable()) throw new Error('This board was written by a later version and can only be read.');
    return doc.transact(() => {
      // What an earlier version has written is read as it is; from here on it may hold what that one does not know.
      if (meta.get('schema') !== BOARD_SCHEMA_VERSION) meta.set('schema', BOARD_SCHEMA_VERSION);
      return change();
    }, origin);
  };
  /** Calls that were joined see what the ones before them did; the listeners hear of all of it at the end. */
  let joining = false;
  /** What came into being in joined calls; nobody will ever hear of it if it is gone before they end. */
  const fresh = new Set<ItemId>();
  const seen = (ids: readonly ItemId[]): void => {
    if (!joining) return;
    for (const id of ids) {
      const item = readItem(id, root.get(id));
      if (item) items.set(id, item);
      else if (fresh.delete(id)) items.delete(id);
    }
  };
  const mapOf = (id: ItemId): Y.Map<unknown> | undefined => {
    const value = root.get(id);
    return items.has(id) && value instanceof Y.Map ? value : undefined;
  };
  const boxes = (ids: readonly ItemId[]) => ids.flatMap((id) => items.get(id) ?? []).filter(isBoxItem);
  const edgeOrder = (which: 'highest' | 'lowest'): string | undefined => {
    let edge: string | undefined;
    for (const item of items.values()) {
      if (!isBoxItem(item)) continue;
      const compared = edge === undefined ? 0 : compareOrder(item.place.order, edge);
      if (edge === undefined || (which === 'highest' ? compared > 0 : compared < 0)) edge = item.place.order;
    }
    return edge;
  };
  const insert = (entries: readonly (readonly [ItemId, NewItem])[]): ItemId[] => {
    const orders = ordersAbove(edgeOrder('highest'), entries.length);
    entries.forEach(([id, item], index) => root.set(id, buildItem(item, orders[index] as string)));
    const ids = entries.map(([id]) => id);
    if (joining) for (const id of ids) fresh.add(id);
    seen(ids);
    return ids;
  };
  const setPlaces = (changes: readonly PlaceChange[]): void => {
    for (const { id, ...change } of changes) {
      const item = items.get(id);
      if (!item || !isBoxItem(item)) continue;
      mapOf(id)?.set('place', leanPlace(v.parse(placeSchema, { ...item.place, ...change })));
    }
    seen(changes.map(({ id }) => id));
  };
  const setHolds = (ids: readonly ItemId[], change: Partial<Hold>): void => {
    for (const id of ids) {
      const item = items.get(id);
      if (item) mapOf(id)?.set('hold', v.parse(holdSchema, { ...item.hold, ...change }));
    }
    seen(ids);
  };
  const reorder = (ids: readonly ItemId[], orders: (count: number) => string[]): void => {
    const moved = boxes(ids).sort(
      (a, b) => compareOrder(a.place.order, b.place.order) || compareOrder(a.id, b.id),
    );
    const keys = orders(moved.length);
    write(() => setPlaces(moved.map((item, index) => ({ id: item.id, order: keys[index] as string }))));
  };

  const board: Board = {
    items: () => items,
    get: (id) => items.get(id),
    writable,
    observe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    text: (id) => {
      const text = mapOf(id)?.get('text');
      return text instanceof Y.Text ? openText(text, origin) : undefined;
    },
    add: (item) => write(() => insert([[newId(), item]])[0] as ItemId),
    addMany: (added) => write(() => insert(added.map((item) => [newId(), item] as const))),
    setPlace: (changes) => {
      if (changes.length > 0) write(() => setPlaces(changes));
    },
    setLook(ids, look) {
      write(() => {
        for (const id of ids) {
          const item = items.get(id);
          if (!item) continue;
          const known = Object.entries(look).filter(([key]) => key in lookSchemas[item.kind].entries);
          if (known.length === 0) continue;
          const next = v.parse(lookSchemas[item.kind], { ...item.look, ...Object.fromEntries(known) });
          mapOf(id)?.set('look', next);
        }
        seen(ids);
      });
    },
    setEnds(id, ends) {
      if (items.get(id)?.kind === 'connector') write(() => mapOf(id)?.set('ends', v.parse(endsSchema, ends)));
    },
    setColumns(id, columns) {
      if (items.get(id)?.kind !== 'table' || columns.length === 0) return;
      const cut = columns
        .slice(0, BOARD_LIMITS.columns)
        .map(({ title }) => ({ title: title.slice(0, BOARD_LIMITS.columnTitle) }));
      write(() => mapOf(id)?.set('columns', v.parse(columnsSchema, cut)));
      seen([id]);
    },
    setSlide(id, slide) {
      if (items.get(id)?.kind !== 'frame') return;
      write(() => {
        if (isOrder(slide)) mapOf(id)?.set('slide', slide);
        else mapOf(id)?.delete('slide');
      });
    },
    lock(ids, locked) {
      write(() => setHolds(ids, { locked }));
    },
    group(ids) {
      const members = new Set(ids.filter((id) => items.has(id)));
      if (members.size < 2) return undefined;
      const group = newId() as string as GroupId;
      write(() => setHolds([...members], { group }));
      return group;
    },
    ungroup(ids) {
      const groups = new Set(ids.flatMap((id) => items.get(id)?.hold.group ?? []));
      if (groups.size === 0) return;
      const members = [...items.values()].filter(({ hold }) => hold.group !== null && groups.has(hold.group));
      write(() =>
        setHolds(
          members.map(({ id }) => id),
          { group: null },
        ),
      );
    },
    remove(ids) {
      const gone = new Set(ids);
      for (const item of items.values()) {
        if (item.kind !== 'connector') continue;
        const ends = [endItem(item.ends.from), endItem(item.ends.to)];
        if (ends.some((end) => end !== undefined && gone.has(end))) gone.add(item.id);
      }
      write(() => {
        for (const id of gone) if (items.has(id)) root.delete(id);
        seen([...gone]);
      });
    },
    connect: (from, to, look = {}) =>
      board.add({ kind: 'connector', ends: { from: { item: from }, to: { item: to } }, look }),
    duplicate: (ids, dx, dy) => board.paste(board.copy(ids), dx, dy),
    bringToFront: (ids) => reorder(ids, (count) => ordersAbove(edgeOrder('highest'), count)),
    sendToBack: (ids) => reorder(ids, (count) => ordersBelow(edgeOrder('lowest'), count)),
    turnIntoCard(id, proposal) {
      const item = items.get(id);
      if (item?.kind !== 'note' && item?.kind !== 'text' && item?.kind !== 'shape') return;
      const { w, h } = DEFAULT_SIZES.card;
      const { x, y } = item.place;
      write(() => {
        const map = mapOf(id);
        map?.set('kind', 'card');
        map?.set('ref', v.parse(refSchema, { proposal }));
        // The card shows the proposal's words; the note's own would only live on unseen.
        map?.delete('text');
        map?.delete('look');
        const centred = { x: x + item.place.w / 2 - w / 2, y: y + item.place.h / 2 - h / 2, w, h };
        map?.set('place', leanPlace(v.parse(placeSchema, { ...item.place, ...centred, angle: 0 })));
        seen([id]);
      });
    },
    copy: (ids) => fragmentOf(items, ids),
    paste(fragment, dx, dy) {
      const entries = readFragment(fragment, { newId, dx, dy });
      return entries.length === 0 ? [] : write(() => insert(entries));
    },
    batch(writes) {
      if (joining) return writes();
      joining = true;
      try {
        write(writes);
      } finally {
        joining = false;
        fresh.clear();
      }
    },
    createUndo: () => createUndo(root, origin),
    destroy() {
      root.unobserveDeep(onChange);
      listeners.clear();
    },
  };
  return board;
}

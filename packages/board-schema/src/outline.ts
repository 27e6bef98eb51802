import type { ProposalId } from '@geflecht/domain';

import {
  type BoardItem,
  type BoxItem,
  type ConnectorItem,
  type FrameItem,
  type ItemId,
  type ItemKind,
  type TableItem,
  endItem,
  hasWords,
  isBoxItem,
} from './item.ts';
import { compareOrder } from './order.ts';

/** A connector as seen from one of the items it sticks to. */
export interface OutlineConnection {
  readonly connector: ItemId;
  readonly direction: 'to' | 'from';
  /** The item at the other end; `undefined` when that end is loose or its item is gone. */
  readonly other: ItemId | undefined;
  /** The connector's label, often empty. */
  readonly text: string;
}

/** One line of the outline. Frames and tables hold what lies inside them. */
export interface OutlineNode {
  readonly id: ItemId;
  readonly kind: ItemKind;
  /** The item's own words, of an image what is to be seen on it; empty for cards, whose title is looked up by `proposal`. */
  readonly text: string;
  readonly proposal?: ProposalId;
  /** What lies in a frame or a table; in a table column by column. */
  readonly children: readonly OutlineNode[];
  /** Titles of a table's columns. */
  readonly columns?: readonly string[];
  /** In which column of its table it lies, from 0. */
  readonly column?: number;
  readonly connections: readonly OutlineConnection[];
}

/**
 * The board as a document: row by row from the top, from the left within a row, frames with their contents in
 * their place. Each readable item stands in it once; a connector that sticks to items is told at those items,
 * and stands as a line of its own, at the end, only when it sticks to none.
 */
export function outlineOf(items: ReadonlyMap<ItemId, BoardItem>): OutlineNode[] {
  const boxes: BoxItem[] = [];
  const connections = new Map<ItemId, OutlineConnection[]>();
  const connectors: ConnectorItem[] = [];
  for (const item of items.values()) {
    if (isBoxItem(item)) boxes.push(item);
    else connectors.push(item);
  }
  // A Y.Map's own order differs from copy to copy; the outline must not.
  connectors.sort((a, b) => compareOrder(a.id, b.id));
  const loose = connectors.filter((item) => !connectEnds(items, item, connections));
  const frames = boxes.filter(isContainer).sort((a, b) => area(a) - area(b) || compareOrder(a.id, b.id));
  const inside = new Map<ItemId | undefined, BoxItem[]>();
  for (const item of boxes) {
    const parent = frames.find((frame) => contains(frame, item))?.id;
    const siblings = inside.get(parent);
    if (siblings) siblings.push(item);
    else inside.set(parent, [item]);
  }
  const line = (item: BoxItem): OutlineNode => ({
    id: item.id,
    kind: item.kind,
    text: hasWords(item) ? item.text : '',
    ...(item.kind === 'card' && { proposal: item.proposal }),
    ...(item.kind === 'table' && { columns: item.columns.map(({ title }) => title) }),
    children: item.kind === 'frame' ? level(item.id) : item.kind === 'table' ? cells(item) : [],
    connections: connections.get(item.id) ?? [],
  });
  const level = (parent: ItemId | undefined): OutlineNode[] =>
    readingOrder(inside.get(parent) ?? []).map(line);
  const cells = (table: TableItem): OutlineNode[] =>
    table.columns.flatMap((_, column) =>
      readingOrder(
        (inside.get(table.id) ?? []).filter((item) => columnAt(table, middleOf(item)) === column),
      ).map((item) => ({ ...line(item), column })),
    );
  const rest = loose.map(({ id, kind, text }) => ({ id, kind, text, children: [], connections: [] }));
  return [...level(undefined), ...rest];
}

/**
 * Rows from the top, each from the left. An item belongs to the running row when its upper edge lies above the
 * middle of the row's first item, so that a hand-laid row need not be exact.
 */
export function readingOrder<T extends BoxItem>(boxes: readonly T[]): T[] {
  const byTop = [...boxes].sort((a, b) => a.place.y - b.place.y || compareOrder(a.id, b.id));
  const rows: T[][] = [];
  let rowMiddle = Number.NEGATIVE_INFINITY;
  for (const item of byTop) {
    if (item.place.y < rowMiddle) rows.at(-1)?.push(item);
    else {
      rows.push([item]);
      rowMiddle = item.place.y + item.place.h / 2;
    }
  }
  return rows.flatMap((row) => row.sort((a, b) => a.place.x - b.place.x || compareOrder(a.id, b.id)));
}

/** Whether a frame holds an item: the item's centre lies in it, and it is no larger than the frame. */
export function contains(frame: BoxItem, item: BoxItem): boolean {
  if (frame.id === item.id) return false;
  if (isContainer(item) && area(item) >= area(frame) && !(area(item) === area(frame) && item.id > frame.id))
    return false;
  const x = item.place.x + item.place.w / 2;
  const y = item.place.y + item.place.h / 2;
  const box = frame.place;
  return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
}

/** Kinds that hold what lies in them. */
export function isContainer(item: BoardItem): item is FrameItem | TableItem {
  return item.kind === 'frame' || item.kind === 'table';
}

/** The column of a table at a world x, from 0; what lies beside the table belongs to the nearest. */
export function columnAt({ place, columns }: TableItem, x: number): number {
  const column = Math.floor(((x - place.x) / place.w) * columns.length);
  return Math.min(columns.length - 1, Math.max(0, column));
}

function middleOf({ place }: BoxItem): number {
  return place.x + place.w / 2;
}

/** Every line of an outline, parents before what lies inside them. */
export function* walkOutline(nodes: readonly OutlineNode[]): Generator<OutlineNode> {
  for (const node of nodes) {
    yield node;
    yield* walkOutline(node.children);
  }
}

function connectEnds(
  items: ReadonlyMap<ItemId, BoardItem>,
  item: ConnectorItem,
  connections: Map<ItemId, OutlineConnection[]>,
): boolean {
  // What sticks to another connector is as good as loose: that one has no line of its own to tell it at.
  const live = (id: ItemId | undefined): ItemId | undefined => {
    const end = id === undefined ? undefined : items.get(id);
    return end !== undefined && isBoxItem(end) ? id : undefined;
  };
  const from = live(endItem(item.ends.from));
  const to = live(endItem(item.ends.to));
  const tell = (at: ItemId | undefined, other: ItemId | undefined, direction: 'to' | 'from'): void => {
    if (at === undefined) return;
    const told = connections.get(at) ?? [];
    told.push({ connector: item.id, direction, other, text: item.text });
    connections.set(at, told);
  };
  tell(from, to, 'to');
  tell(to, from, 'from');
  return from !== undefined || to !== undefined;
}

function area(item: BoxItem): number {
  return item.place.w * item.place.h;
}

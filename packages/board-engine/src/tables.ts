import {
  type BoxItem,
  DEFAULT_SIZES,
  type ItemId,
  type NewItem,
  type PlaceChange,
  type TableItem,
  columnAt,
} from '@geflecht/board-schema';

import type { ColumnChange } from './api.ts';
import { type Box, type Point, centerOf, containsPoint, unionOf } from './geometry.ts';
import { COLUMN_HEAD, columnHead } from './scene/table-layout.ts';
import type { Workspace } from './workspace.ts';

/** Between two things in a column, and between them and the titles. */
const GAP = 16;
/** Width of a new column: a note with room beside it. */
const COLUMN_WIDTH = DEFAULT_SIZES.table.w / 3;

/** A table with these columns around a point. */
export function newTable(titles: readonly string[], { x, y }: Point): NewItem & { kind: 'table' } {
  const columns = titles.length === 0 ? [{ title: '' }] : titles.map((title) => ({ title }));
  const { h } = DEFAULT_SIZES.table;
  const w = columns.length * COLUMN_WIDTH;
  return { kind: 'table', x: x - w / 2, y: y - h / 2, w, h, columns };
}

/** The column whose title lies at a point, from 0. */
export function columnTitleAt(table: TableItem, { x, y }: Point): number | undefined {
  const found = table.columns.findIndex((_, nr) =>
    containsPoint(columnHead(table, table.place, nr), { x, y }),
  );
  return found === -1 ? undefined : found;
}

/**
 * Renames, moves, adds and takes away columns as one step. A column takes along what hangs in it; what hangs in one
 * that goes away is hung below its neighbour, so that nothing is lost.
 */
export function editColumns(workspace: Workspace, id: ItemId, next: readonly ColumnChange[]): void {
  const table = workspace.board.get(id);
  if (!workspace.writable || table?.kind !== 'table' || next.length === 0) return;
  const width = table.place.w / table.columns.length;
  const contents = workspace.scene.contents(table).filter(({ hold }) => !hold.locked);
  const places: PlaceChange[] = [];
  const bottoms = next.map(() => table.place.y + COLUMN_HEAD);
  const homeless: { readonly item: BoxItem; readonly to: number }[] = [];
  for (const item of contents) {
    const before = columnAt(table, centerOf(item.place).x);
    const after = next.findIndex(({ from }) => from === before);
    if (after === -1) {
      homeless.push({ item, to: neighbourOf(before, next) });
      continue;
    }
    bottoms[after] = Math.max(bottoms[after] ?? 0, item.place.y + item.place.h);
    if (after !== before) places.push({ id: item.id, x: item.place.x + (after - before) * width });
  }
  homeless.sort((a, b) => a.item.place.y - b.item.place.y);
  let lowest = table.place.y + table.place.h;
  for (const { item, to } of homeless) {
    const y = (bottoms[to] ?? 0) + GAP;
    bottoms[to] = y + item.place.h;
    lowest = Math.max(lowest, y + item.place.h + GAP);
    places.push({ id: item.id, x: table.place.x + to * width + (width - item.place.w) / 2, y });
  }
  places.push({ id, w: width * next.length, h: lowest - table.place.y });
  workspace.undo.step();
  workspace.board.batch(() => {
    workspace.board.setColumns(
      id,
      next.map(({ title }) => ({ title })),
    );
    workspace.board.setPlace(places);
  });
  workspace.undo.step();
}

/** The kept column that stood nearest before one that goes away, or else the first. */
function neighbourOf(gone: number, next: readonly ColumnChange[]): number {
  let found = 0;
  let nearest = -1;
  next.forEach(({ from }, nr) => {
    if (from !== null && from < gone && from > nearest) {
      nearest = from;
      found = nr;
    }
  });
  return found;
}

/**
 * Where notes and cards come to hang that are put down over a column: in its middle, in the order of their height, the
 * others making room. `dropped` are the places they were let go at. Tables that are themselves put down stay as they are.
 */
export function hungInColumns(workspace: Workspace, dropped: ReadonlyMap<ItemId, Box>): PlaceChange[] {
  const hanging = [...dropped].flatMap(([id, box]) => {
    const item = workspace.scene.boxItem(id);
    return item && hangs(item) ? [{ item, box }] : [];
  });
  const around = unionOf(hanging.map(({ box }) => box));
  if (around === undefined) return [];
  return workspace.scene
    .search(around)
    .filter((item) => item.kind === 'table')
    .filter(({ id, hold }) => !dropped.has(id) && !hold.locked)
    .flatMap((table) => hungIn(workspace, table, hanging, dropped));
}

function hungIn(
  workspace: Workspace,
  table: TableItem,
  hanging: readonly { readonly item: BoxItem; readonly box: Box }[],
  dropped: ReadonlyMap<ItemId, Box>,
): PlaceChange[] {
  const { place } = table;
  const width = place.w / table.columns.length;
  const arrived = hanging.filter(({ box }) => containsPoint(place, centerOf(box)));
  const there = workspace.scene
    .contents(table)
    .filter((item) => hangs(item) && !item.hold.locked && !dropped.has(item.id))
    .map((item) => ({ item, box: item.place as Box }));
  const changes: PlaceChange[] = [];
  let lowest = place.y + place.h;
  for (const column of new Set(arrived.map(({ box }) => columnAt(table, centerOf(box).x)))) {
    const members = [...arrived, ...there]
      .filter(({ box }) => columnAt(table, centerOf(box).x) === column)
      .sort((a, b) => centerOf(a.box).y - centerOf(b.box).y);
    let y = place.y + COLUMN_HEAD + GAP;
    for (const { item, box } of members) {
      const x = place.x + column * width + (width - box.w) / 2;
      if (x !== item.place.x || y !== item.place.y) changes.push({ id: item.id, x, y });
      y += box.h + GAP;
    }
    lowest = Math.max(lowest, y);
  }
  if (lowest > place.y + place.h) changes.push({ id: table.id, h: lowest - place.y });
  return changes;
}

function hangs({ kind }: BoxItem): boolean {
  return kind === 'note' || kind === 'card';
}

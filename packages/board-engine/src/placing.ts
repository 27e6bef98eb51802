import {
  type BoardItem,
  type BoxItem,
  type ClipboardFragment,
  type ConnectorEnd,
  DEFAULT_SIZES,
  type FrameItem,
  type ItemColor,
  type ItemId,
  isBoxItem,
  isContainer,
  type TableItem,
  columnAt,
} from '@geflecht/board-schema';

import type { Holder } from './api.ts';
import { createItem } from './commands.ts';
import { type Box, centerOf, intersects, unionOf } from './geometry.ts';
import { COLUMN_HEAD } from './scene/table-layout.ts';
import type { Workspace } from './workspace.ts';

/** Between two things that are placed, and between them and an edge. */
const GAP = 16;
/** Room for a frame's first row, below its title. */
const HEAD = 24;

interface Size {
  readonly w: number;
  readonly h: number;
}

/** A place in a container for each size, in their order, and the container's height that holds them all. */
interface Room {
  readonly boxes: readonly Box[];
  readonly h: number;
}

/**
 * Finds room for things in a frame or a column: in a frame row by row between what lies there, in a column below the
 * lowest. A container that is full grows downwards. `ignored` are items that are about to leave their places.
 */
function roomIn(
  container: FrameItem | TableItem,
  inside: readonly BoxItem[],
  sizes: readonly Size[],
  column = 0,
): Room {
  return container.kind === 'table'
    ? inColumn(container, inside, sizes, column)
    : inFrame(container, inside, sizes);
}

function inColumn(
  table: TableItem,
  inside: readonly BoxItem[],
  sizes: readonly Size[],
  column: number,
): Room {
  const width = table.place.w / table.columns.length;
  const nr = Math.min(Math.max(0, column), table.columns.length - 1);
  const there = inside.filter((item) => columnAt(table, centerOf(item.place).x) === nr);
  let y = Math.max(table.place.y + COLUMN_HEAD, ...there.map(({ place }) => place.y + place.h)) + GAP;
  const boxes = sizes.map(({ w, h }) => {
    const box = {
      x: table.place.x + nr * width + Math.max(GAP, (width - w) / 2),
      y,
      w: Math.min(w, width - 2 * GAP),
      h,
    };
    y += h + GAP;
    return box;
  });
  return { boxes, h: Math.max(table.place.h, y - table.place.y) };
}

function inFrame({ place }: FrameItem, inside: readonly BoxItem[], sizes: readonly Size[]): Room {
  const taken: Box[] = inside.map((item) => item.place);
  const boxes: Box[] = [];
  let bottom = place.y + place.h;
  for (const size of sizes) {
    const box = firstFree(place, taken, size);
    taken.push(box);
    boxes.push(box);
    bottom = Math.max(bottom, box.y + box.h + GAP);
  }
  return { boxes, h: bottom - place.y };
}

/** Looks along rows that begin at the upper edge and under everything that lies there. */
function firstFree(frame: Box, taken: readonly Box[], { w, h }: Size): Box {
  const left = frame.x + GAP;
  const top = frame.y + HEAD;
  const rows = edges(
    top,
    taken.map((box) => box.y + box.h + GAP),
  );
  const columns = edges(
    left,
    taken.map((box) => box.x + box.w + GAP),
  );
  for (const y of rows) {
    for (const x of columns) {
      const box = { x, y, w, h };
      const fits = x + w + GAP <= frame.x + frame.w || x === left;
      if (fits && !taken.some((other) => intersects(other, grown(box)))) return box;
    }
  }
  return { x: left, y: rows.at(-1) ?? top, w, h };
}

/** Ascending, each once, none before the first; as coarse as people lay things, so that rows stay few. */
function edges(first: number, ends: readonly number[]): readonly number[] {
  const coarse = ends.map((end) => first + Math.ceil((end - first) / GAP) * GAP);
  return [...new Set([first, ...coarse.filter((end) => end >= first)])].sort((a, b) => a - b);
}

function grown({ x, y, w, h }: Box): Box {
  const by = GAP - 1;
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by };
}

/** The frame or table of that id. */
function containerOf(workspace: Workspace, id: ItemId): FrameItem | TableItem | undefined {
  const item = workspace.board.get(id);
  return item !== undefined && isContainer(item) ? item : undefined;
}

/** Moves items into a frame or a column, as one step; what is locked stays. */
export function placeInto(workspace: Workspace, ids: readonly ItemId[], { id, column }: Holder): void {
  const container = containerOf(workspace, id);
  if (!workspace.writable || container === undefined) return;
  const moving = ids.flatMap((each) => workspace.scene.boxItem(each) ?? []);
  const free = moving.filter((item) => !item.hold.locked && item.id !== id && !holds(workspace, item, id));
  if (free.length === 0) return;
  const leaving = new Set(free.map((item) => item.id));
  const inside = workspace.scene.contents(container).filter((item) => !leaving.has(item.id));
  const { boxes, h } = roomIn(
    container,
    inside,
    free.map(({ place }) => place),
    column,
  );
  workspace.undo.step();
  const changes = free.flatMap((item, index) => {
    const box = boxes[index];
    if (box === undefined) return [];
    const [dx, dy] = [box.x - item.place.x, box.y - item.place.y];
    const inner = isContainer(item) ? workspace.scene.contents(item) : [];
    return [
      { id: item.id, x: box.x, y: box.y, w: box.w },
      ...inner
        .filter((each) => !leaving.has(each.id))
        .map(({ id: innerId, place }) => ({ id: innerId, x: place.x + dx, y: place.y + dy })),
    ];
  });
  workspace.board.setPlace([...changes, ...(h > container.place.h ? [{ id, h }] : [])]);
  workspace.board.bringToFront(free.map((item) => item.id));
}

/**
 * Pastes a fragment into a frame, as one step: together as it lies, or each thing at a free place. The frame grows for
 * what it cannot hold.
 */
export function pasteInto(
  workspace: Workspace,
  fragment: ClipboardFragment,
  id: ItemId,
  together: boolean,
): readonly ItemId[] {
  const { board, scene } = workspace;
  const frame = board.get(id);
  if (!workspace.writable || frame?.kind !== 'frame') return [];
  const coming = fragment.items.filter(isBoxItem);
  const around = unionOf(coming.map(({ place }) => place));
  if (around === undefined) return [];
  const sizes = together ? [around] : coming.map(({ place }) => place);
  const { boxes, h } = roomIn(frame, scene.contents(frame), sizes);
  const w = Math.max(frame.place.w, ...boxes.map((box) => box.x + box.w + GAP - frame.place.x));
  const [first] = boxes;
  const by = { x: (first?.x ?? 0) - around.x, y: (first?.y ?? 0) - around.y };
  const places = new Map(
    coming.map(({ id: each, place }, nr) => {
      const box = together ? { x: place.x + by.x, y: place.y + by.y } : boxes[nr];
      return [each, { ...place, x: box?.x ?? place.x, y: box?.y ?? place.y }];
    }),
  );
  const shifted = (end: ConnectorEnd): ConnectorEnd =>
    'item' in end ? end : { x: end.x + by.x, y: end.y + by.y };
  const items = fragment.items.map((item): BoardItem => {
    if (isBoxItem(item)) return { ...item, place: places.get(item.id) ?? item.place };
    return { ...item, ends: { from: shifted(item.ends.from), to: shifted(item.ends.to) } };
  });
  workspace.undo.step();
  let added: readonly ItemId[] = [];
  board.batch(() => {
    added = board.paste({ ...fragment, items }, 0, 0);
    if (w > frame.place.w || h > frame.place.h) board.setPlace([{ id, w, h }]);
  });
  workspace.select(added);
  return added;
}

/** Adds a note in a frame or a column, as one step. */
export function createNoteIn(
  workspace: Workspace,
  { id, column }: Holder,
  note: { readonly text: string; readonly color?: ItemColor },
): ItemId | undefined {
  const container = containerOf(workspace, id);
  if (container === undefined) return undefined;
  const { boxes, h } = roomIn(container, workspace.scene.contents(container), [DEFAULT_SIZES.note], column);
  const [box] = boxes;
  if (box === undefined) return undefined;
  const { text, color } = note;
  const look = color && { look: { color } };
  const made = createItem(workspace, () => ({ kind: 'note', ...box, text, ...look }), centerOf(box));
  if (made !== undefined && h > container.place.h) workspace.board.setPlace([{ id, h }]);
  return made;
}

/** Whether one thing lies, directly or further in, within another. */
function holds(workspace: Workspace, outer: BoxItem, id: ItemId): boolean {
  return isContainer(outer) && workspace.scene.contents(outer).some((item) => item.id === id);
}

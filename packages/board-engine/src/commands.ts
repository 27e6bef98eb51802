import {
  type BoardItem,
  type BoxItem,
  DEFAULT_SIZES,
  type ItemId,
  type NewItem,
  TEXT_MARKS,
  type TextMark,
  fragmentText,
  isBoxItem,
  isContainer,
  mayTurn,
  readingOrder,
} from '@geflecht/board-schema';

import type { ClipboardContent, LookPatch } from './api.ts';
import type { Placed } from './arrange.ts';
import { type Box, type Point, centerOf, encloses, intersects, shift, unionOf } from './geometry.ts';
import { flowHeight } from './text/flow-height.ts';
import { isMarked } from './text/runs.ts';
import type { Workspace } from './workspace.ts';

const DUPLICATE_OFFSET = 24;
const GAP = 24;
/** Copied words of other programs become a note; longer than this they become a text item. */
const NOTE_CHARACTERS = 240;

/** Shifts items by world units as one step; frames and tables take their contents along. What is locked stays. */
export function moveItems(workspace: Workspace, ids: readonly ItemId[], dx: number, dy: number): void {
  if (!workspace.writable) return;
  const free = withoutLocked(workspace, ids);
  const all = new Set(free);
  for (const id of free) {
    const item = workspace.scene.boxItem(id);
    if (item && isContainer(item)) for (const inner of workspace.scene.contents(item)) all.add(inner.id);
  }
  const boxes = [...all].flatMap((id) => workspace.scene.boxItem(id) ?? []);
  workspace.board.setPlace(boxes.map(({ id, place }) => ({ id, x: place.x + dx, y: place.y + dy })));
}

export function resizeSelection(workspace: Workspace, dw: number, dh: number): void {
  if (!workspace.writable) return;
  workspace.undo.step();
  const changes = workspace.selection.flatMap((id) => {
    const item = workspace.scene.boxItem(id);
    if (!item || item.hold.locked) return [];
    const w = Math.max(16, item.place.w + dw);
    const h =
      item.kind === 'text'
        ? flowHeight(item, w, workspace.options.measure())
        : Math.max(16, item.place.h + dh);
    return [{ id, w, h }];
  });
  workspace.board.setPlace(changes);
}

export function styleSelection(workspace: Workspace, look: LookPatch): void {
  if (!workspace.writable || workspace.selection.length === 0) return;
  workspace.undo.step();
  workspace.board.batch(() => workspace.board.setLook(workspace.selection, { ...look }));
  if (look.size !== undefined) fitTexts(workspace, workspace.selection);
}

/** What all words of the selection's notes and texts are set off with. */
export function selectionMarks(workspace: Workspace): readonly TextMark[] {
  const items = workspace.selection
    .flatMap((id) => workspace.scene.boxItem(id) ?? [])
    .filter((item) => 'marks' in item && item.text !== '');
  if (items.length === 0) return [];
  return TEXT_MARKS.filter((mark) =>
    items.every((item) => 'marks' in item && isMarked(item.marks, 0, item.text.length, mark)),
  );
}

/** Sets all words of the selection off, or, when they are already, no longer; one step. */
export function toggleSelectionMark(workspace: Workspace, mark: TextMark): void {
  if (!workspace.writable) return;
  const isOn = !selectionMarks(workspace).includes(mark);
  const ids = workspace.selection.filter((id) => {
    const item = workspace.scene.boxItem(id);
    return item !== undefined && 'marks' in item && item.text !== '';
  });
  if (ids.length === 0) return;
  workspace.undo.step();
  workspace.board.batch(() => {
    for (const id of ids) {
      const text = workspace.board.text(id);
      text?.mark(0, text.read().length, mark, isOn);
    }
  });
  workspace.undo.step();
}

/** Gives text items the height their words need. */
export function fitTexts(workspace: Workspace, ids: readonly ItemId[]): void {
  const measure = workspace.options.measure();
  const changes = ids.flatMap((id) => {
    const item = workspace.scene.boxItem(id);
    if (item?.kind !== 'text') return [];
    const h = flowHeight(item, item.place.w, measure);
    return Math.abs(h - item.place.h) < 0.5 ? [] : [{ id, h }];
  });
  if (changes.length > 0) workspace.board.setPlace(changes);
}

export function duplicateSelection(workspace: Workspace): void {
  if (!workspace.writable || workspace.selection.length === 0) return;
  workspace.undo.step();
  workspace.select(workspace.board.duplicate(workspace.selection, DUPLICATE_OFFSET, DUPLICATE_OFFSET));
}

export function deleteItems(workspace: Workspace, ids: readonly ItemId[]): void {
  if (!workspace.writable || ids.length === 0) return;
  const free = withoutLocked(workspace, ids);
  if (free.length === 0) return;
  workspace.undo.step();
  workspace.board.remove(free);
}

function withoutLocked(workspace: Workspace, ids: readonly ItemId[]): ItemId[] {
  return ids.filter((id) => workspace.board.get(id)?.hold.locked !== true);
}

/** Puts the items of the selection where `arrange` wants them, as one step; contents go along, what is locked stays. */
export function arrangeSelection(
  workspace: Workspace,
  arrange: (items: readonly BoxItem[]) => readonly Placed[],
): void {
  if (!workspace.writable) return;
  const items = withoutLocked(workspace, workspace.selection).flatMap(
    (id) => workspace.scene.boxItem(id) ?? [],
  );
  const placed = arrange(items);
  const changes = new Map<ItemId, Placed>();
  for (const place of placed) {
    const item = workspace.scene.boxItem(place.id);
    if (!item) continue;
    const [dx, dy] = [place.x - item.place.x, place.y - item.place.y];
    if (dx === 0 && dy === 0) continue;
    changes.set(place.id, place);
    if (!isContainer(item)) continue;
    for (const { id, place: inner } of workspace.scene.contents(item))
      if (!placed.some((other) => other.id === id)) changes.set(id, { id, x: inner.x + dx, y: inner.y + dy });
  }
  if (changes.size === 0) return;
  workspace.undo.step();
  workspace.board.setPlace([...changes.values()]);
}

/** Turns each item of the selection that may be turned around its own middle, as one step. */
export function turnSelection(workspace: Workspace, degrees: number): void {
  if (!workspace.writable) return;
  const changes = withoutLocked(workspace, workspace.selection).flatMap((id) => {
    const item = workspace.scene.boxItem(id);
    return item && mayTurn(item.kind) ? [{ id, angle: item.place.angle + degrees }] : [];
  });
  if (changes.length === 0) return;
  workspace.undo.step();
  workspace.board.setPlace(changes);
}

/** Adds an item around `at`, or at a free place near the middle of the view, and selects it. */
export function createItem(
  workspace: Workspace,
  make: (at: Point) => NewItem,
  at: Point | undefined,
): ItemId | undefined {
  if (!workspace.writable) return undefined;
  const centre = at ?? freePlace(workspace, make({ x: 0, y: 0 }));
  const { me } = workspace.options;
  const item = make(centre);
  workspace.undo.step();
  const id = workspace.board.add(me === undefined ? item : { ...item, by: me });
  fitTexts(workspace, [id]);
  workspace.select([id]);
  return id;
}

/**
 * The middle of a place where a new item covers nothing: the middle of the view, else rings around it. When all
 * rings are taken the middle has to do.
 */
function freePlace(workspace: Workspace, item: NewItem): Point {
  const view = workspace.visibleBox();
  const middle = centerOf(view);
  if (item.kind === 'connector') return middle;
  const size = {
    ...DEFAULT_SIZES[item.kind],
    ...(item.w !== undefined && { w: item.w }),
    ...(item.h !== undefined && { h: item.h }),
  };
  const stepX = size.w + GAP;
  const stepY = size.h + GAP;
  for (let ring = 0; ring <= 8; ring++) {
    for (const [column, row] of ringCells(ring)) {
      const box: Box = {
        x: middle.x + column * stepX - size.w / 2,
        y: middle.y + row * stepY - size.h / 2,
        ...size,
      };
      if (isFree(workspace, box)) return centerOf(box);
    }
  }
  return middle;
}

/** Nothing lies there, and no frame holds half of it: a thing is in a frame or it is not. */
function isFree(workspace: Workspace, box: Box): boolean {
  return workspace.scene.search(box).every((item) => {
    if (item.kind === 'connector') return true;
    return !intersects(item.place, box) || (item.kind === 'frame' && encloses(item.place, box));
  });
}

function ringCells(ring: number): (readonly [number, number])[] {
  const cells: (readonly [number, number])[] = [];
  for (let row = -ring; row <= ring; row++) {
    for (let column = -ring; column <= ring; column++) {
      if (Math.max(Math.abs(row), Math.abs(column)) === ring) cells.push([column, row]);
    }
  }
  // Nearest first; to the right and below before left and above, as one writes.
  return cells.sort((a, b) => Math.hypot(...a) - Math.hypot(...b) || b[1] - a[1] || b[0] - a[0]);
}

export function copySelection(workspace: Workspace): ClipboardContent | undefined {
  if (workspace.selection.length === 0) return undefined;
  const fragment = workspace.board.copy(workspace.selection);
  return { fragment, text: fragmentText(fragment) };
}

/** Pastes around `at`, or the middle of the view; copies of what is in view come a little beside it. */
export function paste(
  workspace: Workspace,
  content: { readonly fragment?: unknown; readonly text?: string },
  at: Point | undefined,
): readonly ItemId[] {
  if (!workspace.writable) return [];
  workspace.undo.step();
  const added = pasteFragment(workspace, content.fragment, at);
  if (added.length > 0) {
    workspace.select(added);
    return added;
  }
  const text = content.text?.trim() ?? '';
  if (text === '') return [];
  const id =
    text.length <= NOTE_CHARACTERS
      ? createItem(workspace, ({ x, y }) => ({ kind: 'note', ...around('note', x, y), text }), at)
      : createItem(workspace, ({ x, y }) => ({ kind: 'text', x: x - 210, y, w: 420, h: 32, text }), at);
  return id === undefined ? [] : [id];
}

function pasteFragment(workspace: Workspace, fragment: unknown, at: Point | undefined): readonly ItemId[] {
  const added = workspace.board.paste(fragment, DUPLICATE_OFFSET, DUPLICATE_OFFSET);
  const boxes = added.flatMap((id) => workspace.scene.boxItem(id)?.place ?? []);
  const bounds = unionOf(boxes);
  if (!bounds) return added;
  const view = workspace.visibleBox();
  if (at === undefined && intersects(bounds, view)) return added;
  const target = at ?? centerOf(view);
  const from = centerOf(bounds);
  const dx = target.x - from.x;
  const dy = target.y - from.y;
  const moves = added.flatMap((id) => {
    const place = workspace.scene.boxItem(id)?.place;
    return place ? [{ id, ...shift(place, dx, dy) }] : [];
  });
  workspace.board.setPlace(moves);
  return added;
}

/** A box of a kind's usual size around a point. */
export function around(kind: keyof typeof DEFAULT_SIZES, x: number, y: number): Box {
  const { w, h } = DEFAULT_SIZES[kind];
  return { x: x - w / 2, y: y - h / 2, w, h };
}

/** The item after (or before) the selection in reading order; `undefined` past either end. */
export function nextInReadingOrder(workspace: Workspace, step: 1 | -1): BoardItem | undefined {
  const order = readingOrder([...workspace.board.items().values()].filter(isBoxItem));
  const current = order.findIndex(
    (item) => item.id === workspace.selection[step === 1 ? workspace.selection.length - 1 : 0],
  );
  if (current === -1) return step === 1 ? order[0] : order.at(-1);
  return order[current + step];
}

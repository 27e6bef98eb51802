import { type BoxItem, type ItemId, isContainer } from '@geflecht/board-schema';

import type { TitledGroup } from './api.ts';
import { type Box, unionOf } from './geometry.ts';
import type { Workspace } from './workspace.ts';

/** Between things in a frame, and between them and its edge. */
const GAP = 16;
/** Room for the first row of a frame. */
const HEAD = 24;
/** Between two frames, and between them and everything else. */
const AISLE = 64;
/** Frames begin a new row beyond this width. */
const ROW = 2600;
/** A frame without a thing in it is no smaller. */
const SMALLEST = { w: 240, h: 200 };

/**
 * Puts each group into a frame of its own, beside everything on the board, as one step for undo. What is locked, and
 * frames and tables themselves, stay where they are. Returns the frames; they are selected.
 */
export function gatherInFrames(workspace: Workspace, groups: readonly TitledGroup[]): readonly ItemId[] {
  if (!workspace.writable) return [];
  const { board, scene } = workspace;
  const movable = groups.flatMap(({ title, ids }) => {
    const items = ids
      .flatMap((id) => scene.boxItem(id) ?? [])
      .filter((item) => !item.hold.locked && !isContainer(item));
    return items.length === 0 ? [] : [{ title, items }];
  });
  if (movable.length === 0) return [];
  const taken = unionOf([...board.items().values()].flatMap((item) => ('place' in item ? [item.place] : [])));
  const chosen = unionOf(movable.flatMap(({ items }) => items.map((item) => item.place)));
  const start = { x: (taken ? taken.x + taken.w : 0) + AISLE, y: chosen?.y ?? 0 };
  const { me } = workspace.options;
  workspace.undo.step();
  const frames: ItemId[] = [];
  board.batch(() => {
    let { x, y } = start;
    let lowest = y;
    for (const { title, items } of movable) {
      const { places, size } = inRows(items);
      if (x > start.x && x + size.w > start.x + ROW) {
        x = start.x;
        y = lowest + AISLE;
      }
      const by = me === undefined ? {} : { by: me };
      frames.push(board.add({ kind: 'frame', x, y, ...size, text: title, ...by }));
      board.setPlace(
        items.map(({ id }, nr) => ({ id, x: x + (places[nr]?.x ?? 0), y: y + (places[nr]?.y ?? 0) })),
      );
      lowest = Math.max(lowest, y + size.h);
      x += size.w + AISLE;
    }
    board.bringToFront(movable.flatMap(({ items }) => items.map(({ id }) => id)));
  });
  workspace.select(frames);
  return frames;
}

/** Lays things in rows, about as wide as high, in their order; what they need together. */
function inRows(items: readonly BoxItem[]): {
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly size: { readonly w: number; readonly h: number };
} {
  const columns = Math.ceil(Math.sqrt(items.length));
  const widest = Math.max(...items.map(({ place }) => place.w));
  const places: Box[] = [];
  let y = HEAD;
  for (let from = 0; from < items.length; from += columns) {
    const row = items.slice(from, from + columns);
    row.forEach(({ place }, nr) => places.push({ x: GAP + nr * (widest + GAP), y, w: place.w, h: place.h }));
    y += Math.max(...row.map(({ place }) => place.h)) + GAP;
  }
  const right = Math.max(...places.map((box) => box.x + box.w)) + GAP;
  return { places, size: { w: Math.max(SMALLEST.w, right), h: Math.max(SMALLEST.h, y) } };
}

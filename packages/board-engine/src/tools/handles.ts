import { type ItemId, isBoxItem } from '@geflecht/board-schema';

import { boxToScreen } from '../camera/camera.ts';
import { type Box, type Point, distance } from '../geometry.ts';
import type { Workspace } from '../workspace.ts';

/** Compass directions of the eight grips around a selection. */
export const GRIPS = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Grip = (typeof GRIPS)[number];

export type Handle =
  | { readonly kind: 'grip'; readonly grip: Grip }
  | { readonly kind: 'end'; readonly connector: ItemId; readonly end: 'from' | 'to' };

/** Grips are only shown where there is room for them, in CSS pixels. */
const MIN_SHOWN = 24;

export interface PlacedHandle {
  readonly handle: Handle;
  /** CSS pixels. */
  readonly at: Point;
}

/** The handles of the present selection, as they are drawn and hit. */
export function handlesOf(workspace: Workspace): PlacedHandle[] {
  if (!workspace.writable || workspace.editing !== null) return [];
  const [only, ...more] = workspace.selection;
  const item = only === undefined ? undefined : workspace.board.get(only);
  if (item?.kind === 'connector' && more.length === 0) {
    const path = workspace.scene.path(item.id);
    if (!path) return [];
    return [
      { handle: { kind: 'end', connector: item.id, end: 'from' }, at: workspace.toScreen(path.a) },
      { handle: { kind: 'end', connector: item.id, end: 'to' }, at: workspace.toScreen(path.d) },
    ];
  }
  const boxed = workspace.selection.some((id) => workspace.scene.boxItem(id));
  const bounds = boxed ? workspace.selectionBounds() : undefined;
  if (!bounds) return [];
  const box = boxToScreen(workspace.camera, workspace.size, bounds);
  if (box.w < MIN_SHOWN && box.h < MIN_SHOWN) return [];
  const textOnly = more.length === 0 && item?.kind === 'text';
  const shown = GRIPS.filter((grip) => {
    if (textOnly) return grip === 'e' || grip === 'w';
    if (grip === 'n' || grip === 's') return box.w >= 2 * MIN_SHOWN;
    return grip === 'e' || grip === 'w' ? box.h >= 2 * MIN_SHOWN : true;
  });
  return shown.map((grip) => ({ handle: { kind: 'grip', grip }, at: gripPoint(box, grip) }));
}

export function handleAt(workspace: Workspace, screen: Point, touch: boolean): Handle | undefined {
  const reach = touch ? 22 : 8;
  let nearest: PlacedHandle | undefined;
  for (const placed of handlesOf(workspace)) {
    const away = distance(placed.at, screen);
    if (away <= reach && (!nearest || away < distance(nearest.at, screen))) nearest = placed;
  }
  return nearest?.handle;
}

export function gripPoint(box: Box, grip: Grip): Point {
  const x = grip.includes('w') ? box.x : grip.includes('e') ? box.x + box.w : box.x + box.w / 2;
  const y = grip.includes('n') ? box.y : grip.includes('s') ? box.y + box.h : box.y + box.h / 2;
  return { x, y };
}

export function cursorOf(handle: Handle): string {
  return handle.kind === 'end' ? 'grab' : `${handle.grip}-resize`;
}

/**
 * The box that results from pulling a grip by world units. The opposite side stays; no side gets smaller than
 * `smallest`. With `keepRatio` a corner keeps the proportions.
 */
export function pullGrip(
  box: Box,
  grip: Grip,
  dx: number,
  dy: number,
  keepRatio: boolean,
  smallest: number,
): Box {
  const sx = grip.includes('e') ? 1 : grip.includes('w') ? -1 : 0;
  const sy = grip.includes('s') ? 1 : grip.includes('n') ? -1 : 0;
  let w = Math.max(smallest, box.w + sx * dx);
  let h = Math.max(smallest, box.h + sy * dy);
  if (keepRatio && sx !== 0 && sy !== 0) {
    const factor = Math.max(w / box.w, h / box.h);
    w = box.w * factor;
    h = box.h * factor;
  }
  return { x: sx < 0 ? box.x + box.w - w : box.x, y: sy < 0 ? box.y + box.h - h : box.y, w, h };
}

/** Carries a box along when the box around its group becomes another one. */
export function scaleInto(box: Box, from: Box, to: Box): Box {
  const fx = to.w / from.w;
  const fy = to.h / from.h;
  return { x: to.x + (box.x - from.x) * fx, y: to.y + (box.y - from.y) * fy, w: box.w * fx, h: box.h * fy };
}

/** The selected items that have a box, with their boxes now. */
export function selectedBoxes(workspace: Workspace): Map<ItemId, Box> {
  const boxes = new Map<ItemId, Box>();
  for (const id of workspace.selection) {
    const item = workspace.board.get(id);
    if (item && isBoxItem(item)) boxes.set(id, item.place);
  }
  return boxes;
}

import { type BoardItem, type BoxItem, type ItemId, isBoxItem, mayTurn } from '@geflecht/board-schema';

import { boxToScreen } from '../camera/camera.ts';
import { type Box, type Point, centerOf, distance, turnPoint } from '../geometry.ts';
import type { Workspace } from '../workspace.ts';

/** Compass directions of the eight grips around a selection. */
export const GRIPS = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Grip = (typeof GRIPS)[number];

export type Handle =
  | { readonly kind: 'grip'; readonly grip: Grip }
  | { readonly kind: 'turn'; readonly item: ItemId }
  | { readonly kind: 'end'; readonly connector: ItemId; readonly end: 'from' | 'to' };

/** Grips are only shown where there is room for them, in CSS pixels. */
const MIN_SHOWN = 24;
/** The same for a finger: what is selected has to be left room to be moved by, too. */
const MIN_SHOWN_FINGER = 44;
/** How far left of and below what is selected the handle for turning stands, in CSS pixels. */
const TURN_AWAY = 20;

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
  const boxed = workspace.selection.some((id) => workspace.scene.boxItem(id)?.hold.locked === false);
  const bounds = boxed ? workspace.selectionBounds() : undefined;
  if (!bounds) return [];
  const box = boxToScreen(workspace.camera, workspace.size, bounds);
  const room = workspace.byFinger ? MIN_SHOWN_FINGER : MIN_SHOWN;
  if (box.w < room && box.h < room) return [];
  const textOnly = more.length === 0 && item?.kind === 'text';
  const shown = GRIPS.filter((grip) => {
    if (textOnly) return grip === 'e' || grip === 'w';
    if (grip === 'n' || grip === 's') return box.w >= 2 * room;
    return grip === 'e' || grip === 'w' ? box.h >= 2 * room : true;
  });
  const turn = more.length === 0 ? turnableOf(item) : undefined;
  const angle = turn === undefined ? 0 : workspace.scene.angle(turn);
  const around = centerOf(box);
  const placed = (handle: Handle, at: Point): PlacedHandle => ({ handle, at: turnPoint(at, around, angle) });
  const grips = shown.map((grip) => placed({ kind: 'grip', grip }, gripPoint(box, grip)));
  if (turn === undefined) return grips;
  return [
    ...grips,
    placed({ kind: 'turn', item: turn.id }, { x: box.x - TURN_AWAY, y: box.y + box.h + TURN_AWAY }),
  ];
}

/** The item, when it may be turned just now. */
function turnableOf(item: BoardItem | undefined): BoxItem | undefined {
  if (item === undefined || !isBoxItem(item)) return undefined;
  return mayTurn(item.kind) && !item.hold.locked ? item : undefined;
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
  return handle.kind === 'grip' ? `${handle.grip}-resize` : 'grab';
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

/**
 * The same for an item that is turned: the grip is pulled along the item's own sides, and the opposite side stays where
 * it is seen.
 */
export function pullTurnedGrip(
  box: Box,
  angle: number,
  grip: Grip,
  pull: Point,
  keepRatio: boolean,
  smallest: number,
): Box {
  const origin = { x: 0, y: 0 };
  const { x: dx, y: dy } = turnPoint(pull, origin, -angle);
  const pulled = pullGrip(box, grip, dx, dy, keepRatio, smallest);
  const still = gripPoint(box, opposite(grip));
  const before = turnPoint(still, centerOf(box), angle);
  const after = turnPoint(gripPoint(pulled, opposite(grip)), centerOf(pulled), angle);
  return { ...pulled, x: pulled.x + before.x - after.x, y: pulled.y + before.y - after.y };
}

function opposite(grip: Grip): Grip {
  return GRIPS[(GRIPS.indexOf(grip) + GRIPS.length / 2) % GRIPS.length] ?? grip;
}

/** Carries a box along when the box around its group becomes another one. */
export function scaleInto(box: Box, from: Box, to: Box): Box {
  const fx = to.w / from.w;
  const fy = to.h / from.h;
  return { x: to.x + (box.x - from.x) * fx, y: to.y + (box.y - from.y) * fy, w: box.w * fx, h: box.h * fy };
}

/** The selected items that have a box and are not held fast, with their boxes now. */
export function selectedBoxes(workspace: Workspace): Map<ItemId, Box> {
  const boxes = new Map<ItemId, Box>();
  for (const id of workspace.selection) {
    const item = workspace.board.get(id);
    if (item && isBoxItem(item) && !item.hold.locked) boxes.set(id, item.place);
  }
  return boxes;
}

import {
  type BoxItem,
  type FrameItem,
  type ItemId,
  type TableItem,
  isContainer,
} from '@geflecht/board-schema';

import {
  type Box,
  type Point,
  centerOf,
  containsPoint,
  distanceToSegment,
  grow,
  turnPoint,
} from '../geometry.ts';
import { textArea } from '../text/item-text.ts';
import { distanceToPath } from './connector-path.ts';
import type { Scene } from './scene.ts';
import { insideShape } from './shape-path.ts';
import { STROKE_UNITS, strokeLine } from './stroke-shape.ts';
import { COLUMN_HEAD } from './table-layout.ts';

/** What lies under a point. */
export type Hit =
  | { readonly kind: 'item'; readonly id: ItemId }
  | { readonly kind: 'badge'; readonly id: ItemId }
  | { readonly kind: 'nothing' };

export interface HitOptions {
  /** How far beside a line still counts, in world units. */
  readonly tolerance: number;
  /** The link badge of a card, where it is drawn; `undefined` when it has none. */
  readonly badge: (item: BoxItem) => Box | undefined;
}

/**
 * The highest thing at a point: badges and items before connectors, connectors before frames. A frame is hit at its
 * title and edge only, so that one can work inside it.
 */
export function hitTest(scene: Scene, point: Point, options: HitOptions): Hit {
  const { tolerance, badge } = options;
  const { boxes, connectors } = scene.visible(
    grow({ x: point.x, y: point.y, w: 0, h: 0 }, Math.max(tolerance, 40)),
  );
  let frame: BoxItem | undefined;
  for (const item of boxes.toReversed()) {
    const box = scene.box(item.id) ?? item.place;
    const sign = badge(item);
    if (sign && containsPoint(grow(sign, tolerance), point)) return { kind: 'badge', id: item.id };
    if (isContainer(item)) {
      if (!frame && onEdge(item, box, point, tolerance)) frame = item;
    } else if (insideItem(item, box, point, tolerance)) return { kind: 'item', id: item.id };
  }
  let nearest: ItemId | undefined;
  let reach = tolerance + 3;
  for (const { id } of connectors) {
    const path = scene.path(id);
    const away = path ? distanceToPath(path, point) : Number.POSITIVE_INFINITY;
    if (away <= reach) {
      reach = away;
      nearest = id;
    }
  }
  if (nearest !== undefined) return { kind: 'item', id: nearest };
  return frame ? { kind: 'item', id: frame.id } : { kind: 'nothing' };
}

/** The highest item a connector may stick to at a point; frames count inside as well. */
export function connectableAt(scene: Scene, point: Point, except?: ItemId): ItemId | undefined {
  const { boxes } = scene.visible({ x: point.x, y: point.y, w: 0, h: 0 });
  const found = boxes.toReversed().find((item) => {
    if (item.id === except) return false;
    const box = scene.box(item.id) ?? item.place;
    return !isContainer(item) && item.kind !== 'stroke' && insideItem(item, box, point, 0);
  });
  return found?.id;
}

function insideItem(item: BoxItem, box: Box, at: Point, tolerance: number): boolean {
  const point = turnPoint(at, centerOf(box), -item.place.angle);
  if (item.kind === 'stroke') return onStroke(item, box, point, tolerance);
  if (!containsPoint(box, point)) return false;
  if (item.kind !== 'shape') return true;
  return insideShape(item.look.shape, (point.x - box.x) / box.w, (point.y - box.y) / box.h);
}

/** A line drawn by hand is hit near the line, not somewhere in its box. */
function onStroke(item: BoxItem & { kind: 'stroke' }, box: Box, point: Point, tolerance: number): boolean {
  const reach = STROKE_UNITS[item.look.pen][item.look.width] / 2 + tolerance;
  if (!containsPoint(grow(box, reach), point)) return false;
  const line = strokeLine(item, box);
  return line.some((to, nr) => distanceToSegment(point, line[nr - 1] ?? to, to) <= reach);
}

/** Title and edge of what others lie in; of a table also the row of its columns' titles. */
function onEdge(item: FrameItem | TableItem, box: Box, point: Point, tolerance: number): boolean {
  if (containsPoint(textArea(item, box), point)) return true;
  if (item.kind === 'table' && containsPoint({ ...box, h: COLUMN_HEAD }, point)) return true;
  const edge = Math.max(4, tolerance);
  return containsPoint(grow(box, edge), point) && !containsPoint(grow(box, -edge), point);
}

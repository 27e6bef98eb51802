import type { BoxItem, ItemId } from '@geflecht/board-schema';

import { type Box, type Point, containsPoint, grow } from '../geometry.ts';
import { textArea } from '../text/item-text.ts';
import { distanceToPath } from './connector-path.ts';
import type { Scene } from './scene.ts';

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
    if (item.kind === 'frame') {
      if (!frame && onFrame(item, box, point, tolerance)) frame = item;
    } else if (insideItem(item, box, point)) return { kind: 'item', id: item.id };
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
    return item.kind !== 'frame' && insideItem(item, box, point);
  });
  return found?.id;
}

function insideItem(item: BoxItem, box: Box, point: Point): boolean {
  if (!containsPoint(box, point)) return false;
  if (item.kind !== 'shape' || item.look.shape === 'rectangle') return true;
  const dx = Math.abs(point.x - box.x - box.w / 2) / (box.w / 2);
  const dy = Math.abs(point.y - box.y - box.h / 2) / (box.h / 2);
  return item.look.shape === 'diamond' ? dx + dy <= 1 : dx * dx + dy * dy <= 1;
}

function onFrame(item: BoxItem & { kind: 'frame' }, box: Box, point: Point, tolerance: number): boolean {
  if (containsPoint(textArea(item, box), point)) return true;
  const edge = Math.max(4, tolerance);
  return containsPoint(grow(box, edge), point) && !containsPoint(grow(box, -edge), point);
}

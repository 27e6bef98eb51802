import { type BoxItem, type ItemId, readingOrder } from '@geflecht/board-schema';

import { type Box, turnedBounds, unionOf } from './geometry.ts';

/** The edge or the middle at which items are lined up. */
export const ALIGNMENTS = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

export const AXES = ['horizontal', 'vertical'] as const;
export type Axis = (typeof AXES)[number];

/** Where an item is to lie, by the upper left corner of its rectangle. */
export interface Placed {
  readonly id: ItemId;
  readonly x: number;
  readonly y: number;
}

/** What is moved as one: an item, or all of a group. */
interface Unit {
  readonly items: readonly BoxItem[];
  readonly bounds: Box;
}

/** Lines items up at the edge of what is around all of them; a group stays together. Fewer than two stay where they are. */
export function aligned(items: readonly BoxItem[], at: Alignment): Placed[] {
  const units = unitsOf(items);
  const around = unionOf(units.map(({ bounds }) => bounds));
  if (around === undefined || units.length < 2) return [];
  return units.flatMap((unit) => {
    const { bounds } = unit;
    switch (at) {
      case 'left':
        return moved(unit, around.x - bounds.x, 0);
      case 'center':
        return moved(unit, around.x + around.w / 2 - bounds.x - bounds.w / 2, 0);
      case 'right':
        return moved(unit, around.x + around.w - bounds.x - bounds.w, 0);
      case 'top':
        return moved(unit, 0, around.y - bounds.y);
      case 'middle':
        return moved(unit, 0, around.y + around.h / 2 - bounds.y - bounds.h / 2);
      case 'bottom':
        return moved(unit, 0, around.y + around.h - bounds.y - bounds.h);
    }
  });
}

/** Makes the gaps between items equal; the outermost stay. Fewer than three have one gap and stay where they are. */
export function distributed(items: readonly BoxItem[], axis: Axis): Placed[] {
  const [from, length] = axis === 'horizontal' ? (['x', 'w'] as const) : (['y', 'h'] as const);
  const units = unitsOf(items).sort((a, b) => a.bounds[from] - b.bounds[from]);
  const around = unionOf(units.map(({ bounds }) => bounds));
  if (around === undefined || units.length < 3) return [];
  const filled = units.reduce((sum, { bounds }) => sum + bounds[length], 0);
  const gap = (around[length] - filled) / (units.length - 1);
  let at = around[from];
  return units.flatMap((unit) => {
    const by = at - unit.bounds[from];
    at += unit.bounds[length] + gap;
    return axis === 'horizontal' ? moved(unit, by, 0) : moved(unit, 0, by);
  });
}

/** Space between items that are tidied up, in world units. */
const TIDY_GAP = 24;

/** Lays items out in rows, in reading order, from where the first one is; about as wide as high. */
export function tidied(items: readonly BoxItem[]): Placed[] {
  const units = unitsOf(items);
  const around = unionOf(units.map(({ bounds }) => bounds));
  if (around === undefined || units.length < 2) return [];
  const order = new Map(readingOrder(items).map(({ id }, nr) => [id, nr]));
  const placeOf = ({ items: [first] }: Unit): number => (first && order.get(first.id)) ?? 0;
  units.sort((a, b) => placeOf(a) - placeOf(b));
  const area = units.reduce((sum, { bounds }) => sum + (bounds.w + TIDY_GAP) * (bounds.h + TIDY_GAP), 0);
  const width = Math.max(Math.sqrt(area) * 1.2, ...units.map(({ bounds }) => bounds.w));
  let [x, y, rowHeight] = [around.x, around.y, 0];
  return units.flatMap((unit) => {
    const { bounds } = unit;
    if (x > around.x && x + bounds.w > around.x + width) {
      x = around.x;
      y += rowHeight + TIDY_GAP;
      rowHeight = 0;
    }
    const placed = moved(unit, x - bounds.x, y - bounds.y);
    x += bounds.w + TIDY_GAP;
    rowHeight = Math.max(rowHeight, bounds.h);
    return placed;
  });
}

function unitsOf(items: readonly BoxItem[]): Unit[] {
  const groups = new Map<string, BoxItem[]>();
  for (const item of items) {
    const key = item.hold.group === null ? `item ${item.id}` : `group ${item.hold.group}`;
    const members = groups.get(key);
    if (members) members.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()].flatMap((members) => {
    const bounds = unionOf(members.map(({ place }) => turnedBounds(place, place.angle)));
    return bounds === undefined ? [] : [{ items: members, bounds }];
  });
}

function moved({ items }: Unit, dx: number, dy: number): Placed[] {
  return items.map(({ id, place }) => ({ id, x: place.x + dx, y: place.y + dy }));
}

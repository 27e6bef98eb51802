import { type Box, type Point, centerOf, distanceToSegment, grow, unionOf } from '../geometry.ts';

/** A connector's curve: a cubic Bézier from `a` to `d` that leaves and enters its items at right angles. */
export interface ConnectorPath {
  readonly a: Point;
  readonly b: Point;
  readonly c: Point;
  readonly d: Point;
  /** Everything the line, its heads and a margin for hits may touch. */
  readonly bounds: Box;
}

/** Where a connector starts or ends: at the edge of a box, or at a loose point. */
export type Anchor = { readonly box: Box } | { readonly point: Point };

/** Length of an arrow head in world units. */
export const HEAD_LENGTH = 12;
const GAP = 3;

/** Finds the way between two anchors. Moving either box and asking again re-routes. */
export function connectorPath(from: Anchor, to: Anchor): ConnectorPath {
  const fromBox = boxOf(from);
  const toBox = boxOf(to);
  const start = exit(from, fromBox, toBox);
  const end = exit(to, toBox, fromBox);
  const a = start.point;
  const d = end.point;
  // Bending begins half-way across the gap, so that a curve between two rows stays between them.
  const gap = Math.abs((d.x - a.x) * start.normal.x + (d.y - a.y) * start.normal.y);
  const reach = Math.max(HEAD_LENGTH * 1.5, gap * 0.5);
  const b = { x: a.x + start.normal.x * reach, y: a.y + start.normal.y * reach };
  const c = { x: d.x + end.normal.x * reach, y: d.y + end.normal.y * reach };
  const hull = unionOf([a, b, c, d].map(({ x, y }) => ({ x, y, w: 0, h: 0 })));
  return { a, b, c, d, bounds: grow(hull ?? { x: a.x, y: a.y, w: 0, h: 0 }, HEAD_LENGTH) };
}

/** A point on the curve, t from 0 to 1. */
export function pointAt({ a, b, c, d }: ConnectorPath, t: number): Point {
  const u = 1 - t;
  const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y };
}

/** Distance of a point to the curve, exact to well under a unit at the bends boards have. */
export function distanceToPath(path: ConnectorPath, point: Point): number {
  const steps = 24;
  let nearest = Number.POSITIVE_INFINITY;
  let previous = path.a;
  for (let i = 1; i <= steps; i++) {
    const next = pointAt(path, i / steps);
    nearest = Math.min(nearest, distanceToSegment(point, previous, next));
    previous = next;
  }
  return nearest;
}

function boxOf(anchor: Anchor): Box {
  return 'box' in anchor ? anchor.box : { x: anchor.point.x, y: anchor.point.y, w: 0, h: 0 };
}

interface Exit {
  readonly point: Point;
  /** The way out of the item. */
  readonly normal: Point;
}

/** The middle of the side that faces the other box: the axis on which the boxes lie further apart decides. */
function exit(anchor: Anchor, own: Box, other: Box): Exit {
  const from = centerOf(own);
  const to = centerOf(other);
  const apartX = Math.abs(to.x - from.x) - (own.w + other.w) / 2;
  const apartY = Math.abs(to.y - from.y) - (own.h + other.h) / 2;
  const sideways = apartX >= apartY;
  const normal = sideways ? { x: to.x >= from.x ? 1 : -1, y: 0 } : { x: 0, y: to.y >= from.y ? 1 : -1 };
  if (!('box' in anchor)) return { point: anchor.point, normal };
  return {
    point: { x: from.x + normal.x * (own.w / 2 + GAP), y: from.y + normal.y * (own.h / 2 + GAP) },
    normal,
  };
}

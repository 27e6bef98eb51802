import type { Route } from '@geflecht/board-schema';

import { type Box, type Point, centerOf, distance, distanceToSegment, grow, unionOf } from '../geometry.ts';

/** The way of a connector from `a` to `d`, which leaves in the direction of `b` and enters from that of `c`. */
export interface ConnectorPath {
  /** Curved: a cubic Bézier with `b` and `c`. Straight: from `a` to `d`. Elbow: by the corners. */
  readonly route: Route;
  readonly a: Point;
  readonly b: Point;
  readonly c: Point;
  readonly d: Point;
  /** Where an elbow turns, from `a` on; no other way has any. */
  readonly corners: readonly Point[];
  /** Everything the line, its heads and a margin for hits may touch. */
  readonly bounds: Box;
}

/** Where a connector starts or ends: at the edge of a box, or at a loose point. */
export type Anchor = { readonly box: Box } | { readonly point: Point };

/** Length of an arrow head in world units. */
export const HEAD_LENGTH = 12;
const GAP = 3;
const NONE: readonly Point[] = [];

/** Finds the way between two anchors. Moving either box and asking again re-routes. */
export function connectorPath(from: Anchor, to: Anchor, route: Route = 'curved'): ConnectorPath {
  switch (route) {
    case 'curved':
      return curved(from, to);
    case 'straight':
      return straight(from, to);
    case 'elbow':
      return elbow(from, to);
  }
}

/** Leaves and enters its items at right angles, in one bow. */
function curved(from: Anchor, to: Anchor): ConnectorPath {
  const { start, end } = exits(from, to);
  const a = start.point;
  const d = end.point;
  // Bending begins half-way across the gap, so that a curve between two rows stays between them.
  const gap = Math.abs((d.x - a.x) * start.normal.x + (d.y - a.y) * start.normal.y);
  const reach = Math.max(HEAD_LENGTH * 1.5, gap * 0.5);
  const b = away(start, reach);
  const c = away(end, reach);
  return { route: 'curved', a, b, c, d, corners: NONE, bounds: around([a, b, c, d]) };
}

/** From middle to middle, cut off at the edges. */
function straight(from: Anchor, to: Anchor): ConnectorPath {
  const [fromBox, toBox] = [boxOf(from), boxOf(to)];
  const [start, end] = [centerOf(fromBox), centerOf(toBox)];
  const a = 'box' in from ? edgeTowards(fromBox, end) : start;
  const d = 'box' in to ? edgeTowards(toBox, start) : end;
  return { route: 'straight', a, b: d, c: a, d, corners: NONE, bounds: around([a, d]) };
}

/** In right angles: out of the one, across in the middle of the gap, into the other. */
function elbow(from: Anchor, to: Anchor): ConnectorPath {
  const { start, end } = exits(from, to);
  const a = start.point;
  const d = end.point;
  const isSideways = start.normal.x !== 0;
  const [x, y] = [(a.x + d.x) / 2, (a.y + d.y) / 2];
  const corners = isSideways
    ? [
        { x, y: a.y },
        { x, y: d.y },
      ]
    : [
        { x: a.x, y },
        { x: d.x, y },
      ];
  const [b = d, c = a] = corners;
  return { route: 'elbow', a, b, c, d, corners, bounds: around([a, ...corners, d]) };
}

/** A point on the way, t from 0 to 1. */
export function pointAt(path: ConnectorPath, t: number): Point {
  const { a, b, c, d, route } = path;
  if (route !== 'curved') return alongLine(lineOf(path), t);
  const u = 1 - t;
  const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return { x: p * a.x + q * b.x + r * c.x + s * d.x, y: p * a.y + q * b.y + r * c.y + s * d.y };
}

/** Distance of a point to the way, exact to well under a unit at the bends boards have. */
export function distanceToPath(path: ConnectorPath, point: Point): number {
  const steps = 24;
  const line =
    path.route === 'curved'
      ? Array.from({ length: steps + 1 }, (_, nr) => pointAt(path, nr / steps))
      : lineOf(path);
  let nearest = Number.POSITIVE_INFINITY;
  line.forEach((to, nr) => {
    if (nr > 0) nearest = Math.min(nearest, distanceToSegment(point, line[nr - 1] ?? to, to));
  });
  return nearest;
}

function lineOf({ a, corners, d }: ConnectorPath): readonly Point[] {
  return [a, ...corners, d];
}

function alongLine(line: readonly Point[], t: number): Point {
  const lengths = line.slice(1).map((to, nr) => distance(line[nr] ?? to, to));
  let left = t * lengths.reduce((sum, length) => sum + length, 0);
  for (const [nr, length] of lengths.entries()) {
    const [from, to] = [line[nr] as Point, line[nr + 1] as Point];
    if (left <= length || nr === lengths.length - 1) {
      const share = length === 0 ? 0 : Math.min(1, left / length);
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    }
    left -= length;
  }
  return line[0] as Point;
}

/** Where the line from a box's middle to a point leaves the box. */
function edgeTowards(box: Box, to: Point): Point {
  const from = centerOf(box);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : (box.w / 2 + GAP) / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : (box.h / 2 + GAP) / Math.abs(dy),
    1,
  );
  return { x: from.x + dx * share, y: from.y + dy * share };
}

function around(points: readonly Point[]): Box {
  const [first] = points;
  const hull = unionOf(points.map(({ x, y }) => ({ x, y, w: 0, h: 0 })));
  return grow(hull ?? { x: first?.x ?? 0, y: first?.y ?? 0, w: 0, h: 0 }, HEAD_LENGTH);
}

function boxOf(anchor: Anchor): Box {
  return 'box' in anchor ? anchor.box : { x: anchor.point.x, y: anchor.point.y, w: 0, h: 0 };
}

interface Exit {
  readonly point: Point;
  /** The way out of the item. */
  readonly normal: Point;
}

function away({ point, normal }: Exit, by: number): Point {
  return { x: point.x + normal.x * by, y: point.y + normal.y * by };
}

function exits(from: Anchor, to: Anchor): { readonly start: Exit; readonly end: Exit } {
  const [fromBox, toBox] = [boxOf(from), boxOf(to)];
  return { start: exit(from, fromBox, toBox), end: exit(to, toBox, fromBox) };
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

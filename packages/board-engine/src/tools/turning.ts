import { turned } from '@geflecht/board-schema';

import { type Box, type Point, centerOf } from '../geometry.ts';

/** Angles one means: every so many degrees, met from so near. */
const STEP = 15;
const NEAR = 4;

/** What was pressed to turn an item: where, and how it was turned then. */
export interface TurnStart {
  readonly box: Box;
  readonly at: Point;
  readonly angle: number;
}

/**
 * How an item is turned when its handle was taken at one point and is held at another: degrees clockwise in
 * (−180, 180]. Near a step it keeps to the step; `strict` knows steps only, `free` none.
 */
export function angleTo(
  { box, at: from, angle }: TurnStart,
  to: Point,
  { strict, free }: { readonly strict: boolean; readonly free: boolean },
): number {
  const middle = centerOf(box);
  const degrees = angle + direction(middle, to) - direction(middle, from);
  const step = Math.round(degrees / STEP) * STEP;
  const isNear = Math.abs(degrees - step) <= NEAR;
  return turned(strict || (isNear && !free) ? step : Math.round(degrees * 10) / 10);
}

function direction(from: Point, to: Point): number {
  return (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
}

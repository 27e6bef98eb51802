import { type PackedPoints, type StrokeItem, type StrokePoint, unpackPoints } from '@geflecht/board-schema';
import { getStroke } from 'perfect-freehand';

import type { Box, Point } from '../geometry.ts';

/** Width of a stroke's line in world units, by what it was drawn with. */
export const STROKE_UNITS = {
  pen: { thin: 3, medium: 5, thick: 9 },
  marker: { thin: 14, medium: 22, thick: 34 },
} as const;

/** Points of strokes that were unpacked; most strokes are drawn many times between two changes. */
const unpacked = new WeakMap<StrokeItem, readonly StrokePoint[]>();

/** The points of a stroke in shares of its box. */
export function pointsOf(item: StrokeItem): readonly StrokePoint[] {
  const known = unpacked.get(item);
  if (known !== undefined) return known;
  const points = unpackPoints(item.points satisfies PackedPoints);
  unpacked.set(item, points);
  return points;
}

/** The same in world units, for a box that the stroke is drawn into. */
export function strokeLine(item: StrokeItem, box: Box): Point[] {
  return pointsOf(item).map(({ x, y }) => ({ x: box.x + x * box.w, y: box.y + y * box.h }));
}

/**
 * The outline of a line drawn by hand, in world units: thicker where the pen was pressed, of one width from a marker.
 * A pen that says nothing of its pressure presses harder the slower it goes.
 */
export function strokeOutline(
  points: readonly { readonly x: number; readonly y: number; readonly pressure: number }[],
  look: StrokeItem['look'],
): Point[] {
  const isMarker = look.pen === 'marker';
  const hasPressure = points.some(({ pressure }) => pressure !== 0.5);
  const outline = getStroke(
    points.map(({ x, y, pressure }) => [x, y, pressure]),
    {
      size: STROKE_UNITS[look.pen][look.width],
      thinning: isMarker ? 0 : 0.55,
      smoothing: 0.5,
      streamline: 0.3,
      simulatePressure: !isMarker && !hasPressure,
      last: true,
    },
  );
  return outline.map(([x, y]) => ({ x, y }));
}

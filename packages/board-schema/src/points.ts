import * as v from 'valibot';

import { BOARD_LIMITS } from './limits.ts';

declare const brand: unique symbol;
/**
 * The points of a stroke as text: base 64 of five bytes each, x and y as 16 bits of the item's width and height (most
 * significant first), the pressure as 8 bits. Relative to the item's rectangle, so a stroke is resized without being
 * written anew.
 */
export type PackedPoints = string & { readonly [brand]: 'points' };

const BYTES = 5;
const STEPS = 65_535;
const LONGEST = Math.ceil((BOARD_LIMITS.points * BYTES) / 3) * 4;

export const pointsSchema = v.pipe(
  v.string(),
  v.maxLength(LONGEST),
  v.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/),
  v.minLength(8),
  v.transform((value) => value as PackedPoints),
);

/** One point of a stroke, in shares of its rectangle; `pressure` from 0 to 1, 0.5 where the pen does not say. */
export interface StrokePoint {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

/** Packs at most `BOARD_LIMITS.points` points; of more, evenly many are left out. The last one always stays. */
export function packPoints(points: readonly StrokePoint[]): PackedPoints {
  const kept = thinned(points);
  const bytes = new Uint8Array(kept.length * BYTES);
  kept.forEach(({ x, y, pressure }, index) => {
    const at = index * BYTES;
    const [px, py] = [quantised(x, STEPS), quantised(y, STEPS)];
    bytes.set([px >> 8, px & 0xff, py >> 8, py & 0xff, quantised(pressure, 0xff)], at);
  });
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text) as PackedPoints;
}

/** The points of a stroke; bytes that are left over at the end are passed over. */
export function unpackPoints(packed: PackedPoints): StrokePoint[] {
  const bytes = atob(packed);
  const points: StrokePoint[] = [];
  const at = (index: number): number => bytes.charCodeAt(index);
  for (let index = 0; index + BYTES <= bytes.length; index += BYTES) {
    points.push({
      x: ((at(index) << 8) | at(index + 1)) / STEPS,
      y: ((at(index + 2) << 8) | at(index + 3)) / STEPS,
      pressure: at(index + 4) / 0xff,
    });
  }
  return points;
}

function thinned(points: readonly StrokePoint[]): readonly StrokePoint[] {
  const most = BOARD_LIMITS.points;
  if (points.length <= most) return points;
  return Array.from(
    { length: most },
    (_, index) => points[Math.round((index * (points.length - 1)) / (most - 1))] as StrokePoint,
  );
}

function quantised(share: number, steps: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * steps);
}

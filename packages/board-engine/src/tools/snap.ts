import type { Box } from '../geometry.ts';
import type { Guide } from '../workspace.ts';
import { gapSnap } from './gaps.ts';

export interface Snap {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

/**
 * Finds the small shift that aligns a box with one of its neighbours: left, middle or right with any of theirs,
 * and the same from top to bottom; where nothing aligns, one that makes two gaps equal. Each axis on its own; nothing
 * nearer than `reach` (world units): no shift.
 */
export function snapBox(box: Box, neighbours: readonly Box[], reach: number): Snap {
  const x = nearest(
    box.x,
    box.w,
    neighbours.map((n) => [n.x, n.w]),
    reach,
  );
  const y = nearest(
    box.y,
    box.h,
    neighbours.map((n) => [n.y, n.h]),
    reach,
  );
  const gapX = x.line === undefined ? gapSnap(box, neighbours, 'x', reach) : undefined;
  const gapY = y.line === undefined ? gapSnap(box, neighbours, 'y', reach) : undefined;
  const [dx, dy] = [gapX?.by ?? x.by, gapY?.by ?? y.by];
  const moved = { ...box, x: box.x + dx, y: box.y + dy };
  const guides: Guide[] = [...(gapX?.guides ?? []), ...(gapY?.guides ?? [])];
  if (x.line !== undefined) {
    const aligned = neighbours.filter((n) =>
      marks(n.x, n.w).some((mark) => Math.abs(mark - (x.line ?? 0)) < 0.01),
    );
    const [top, bottom] = span([...aligned, moved].flatMap((b) => [b.y, b.y + b.h]));
    guides.push({ from: { x: x.line, y: top }, to: { x: x.line, y: bottom } });
  }
  if (y.line !== undefined) {
    const aligned = neighbours.filter((n) =>
      marks(n.y, n.h).some((mark) => Math.abs(mark - (y.line ?? 0)) < 0.01),
    );
    const [left, right] = span([...aligned, moved].flatMap((b) => [b.x, b.x + b.w]));
    guides.push({ from: { x: left, y: y.line }, to: { x: right, y: y.line } });
  }
  return { dx, dy, guides };
}

function nearest(
  start: number,
  length: number,
  others: readonly (readonly [number, number])[],
  reach: number,
): { by: number; line: number | undefined } {
  let by = 0;
  let line: number | undefined;
  let best = reach;
  for (const [otherStart, otherLength] of others) {
    for (const target of marks(otherStart, otherLength)) {
      for (const mark of marks(start, length)) {
        const away = Math.abs(target - mark);
        if (away < best) {
          best = away;
          by = target - mark;
          line = target;
        }
      }
    }
  }
  return { by, line };
}

function marks(start: number, length: number): readonly [number, number, number] {
  return [start, start + length / 2, start + length];
}

function span(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

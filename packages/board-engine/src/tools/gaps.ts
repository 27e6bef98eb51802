import type { Box } from '../geometry.ts';
import type { Guide } from '../workspace.ts';

/** A shift that makes a gap equal to another one, and lines through the equal gaps. */
export interface GapSnap {
  readonly by: number;
  readonly guides: readonly Guide[];
}

interface Span {
  readonly start: number;
  readonly end: number;
  /** Across: what two spans must share to stand beside each other. */
  readonly low: number;
  readonly high: number;
}

type Axis = 'x' | 'y';

/**
 * The smallest shift along an axis that puts a box amid two neighbours, or as far from one as that one is from the
 * next. Only neighbours beside it count, and only shifts below `reach` (world units).
 */
export function gapSnap(
  box: Box,
  neighbours: readonly Box[],
  axis: Axis,
  reach: number,
): GapSnap | undefined {
  const own = spanOf(box, axis);
  const row = neighbours
    .map((each) => spanOf(each, axis))
    .filter((span) => span.low < own.high && own.low < span.high)
    .sort((a, b) => a.start - b.start);
  const length = own.end - own.start;
  let best: { by: number; gaps: readonly (readonly [Span, Span])[] } | undefined;
  const offer = (start: number, gapsAt: (moved: Span) => readonly (readonly [Span, Span])[]): void => {
    const by = start - own.start;
    if (Math.abs(by) >= Math.min(reach, Math.abs(best?.by ?? reach))) return;
    best = { by, gaps: gapsAt({ ...own, start, end: start + length }) };
  };
  for (let nr = 0; nr + 1 < row.length; nr += 1) {
    const [a, b] = [row[nr], row[nr + 1]];
    if (!a || !b) continue;
    const gap = b.start - a.end;
    if (gap <= 0) continue;
    if (gap > length)
      offer((a.end + b.start - length) / 2, (moved) => [
        [a, moved],
        [moved, b],
      ]);
    offer(b.end + gap, (moved) => [
      [a, b],
      [b, moved],
    ]);
    offer(a.start - gap - length, (moved) => [
      [moved, a],
      [a, b],
    ]);
  }
  return best && { by: best.by, guides: best.gaps.map(([from, to]) => guideOf(from, to, axis)) };
}

function spanOf(box: Box, axis: Axis): Span {
  return axis === 'x'
    ? { start: box.x, end: box.x + box.w, low: box.y, high: box.y + box.h }
    : { start: box.y, end: box.y + box.h, low: box.x, high: box.x + box.w };
}

/** A line across a gap, where both sides face each other. */
function guideOf(from: Span, to: Span, axis: Axis): Guide {
  const across = (Math.max(from.low, to.low) + Math.min(from.high, to.high)) / 2;
  return axis === 'x'
    ? { from: { x: from.end, y: across }, to: { x: to.start, y: across } }
    : { from: { x: across, y: from.end }, to: { x: across, y: to.start } };
}

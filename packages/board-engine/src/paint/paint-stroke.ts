import type { StrokeItem } from '@geflecht/board-schema';

import type { Box, Point } from '../geometry.ts';
import { pointsOf, STROKE_UNITS, strokeLine, strokeOutline } from '../scene/stroke-shape.ts';
import type { Pen } from './pen.ts';

/** A marker lets what lies below shine through. */
const MARKER_ALPHA = 0.45;
/** Below this zoom the swelling of a line is not to be seen. */
const SHAPED_FROM = 0.4;

interface Outline {
  readonly item: StrokeItem;
  readonly w: number;
  readonly h: number;
  /** Relative to the box's corner. */
  readonly path: Path2D;
}
const outlines = new WeakMap<StrokeItem, Outline>();

/** A line drawn by hand; from afar a plain line of the same width. */
export function paintStroke(pen: Pen, item: StrokeItem, box: Box): void {
  const { ctx, palette, zoom } = pen;
  const { look } = item;
  const color = look.color === 'grey' ? palette.ink : palette.hues[look.color].line;
  if (look.pen === 'marker') ctx.globalAlpha = MARKER_ALPHA;
  if (zoom >= SHAPED_FROM) {
    ctx.fillStyle = color;
    ctx.translate(box.x, box.y);
    ctx.fill(outlineOf(pen, item, box));
    ctx.translate(-box.x, -box.y);
  } else {
    ctx.strokeStyle = color;
    ctx.lineWidth = Math.max(STROKE_UNITS[look.pen][look.width], 0.75 / zoom);
    ctx.lineCap = 'round';
    ctx.lineJoin = 'round';
    ctx.beginPath();
    strokeLine(item, box).forEach(({ x, y }, nr) => (nr === 0 ? ctx.moveTo(x, y) : ctx.lineTo(x, y)));
    ctx.stroke();
    ctx.lineCap = 'butt';
    ctx.lineJoin = 'miter';
  }
  ctx.globalAlpha = 1;
}

/** A line that is just being drawn. */
export function paintDrawn(
  pen: Pen,
  look: StrokeItem['look'],
  points: Parameters<typeof strokeOutline>[0],
): void {
  const { ctx, palette } = pen;
  ctx.globalAlpha = look.pen === 'marker' ? MARKER_ALPHA : 1;
  ctx.fillStyle = look.color === 'grey' ? palette.ink : palette.hues[look.color].line;
  ctx.fill(pathOf(pen, strokeOutline(points, look)));
  ctx.globalAlpha = 1;
}

function outlineOf(pen: Pen, item: StrokeItem, { w, h }: Box): Path2D {
  const known = outlines.get(item);
  if (pen.keepsPaths && known?.w === w && known.h === h) return known.path;
  const points = pointsOf(item).map(({ x, y, pressure }) => ({ x: x * w, y: y * h, pressure }));
  const path = pathOf(pen, strokeOutline(points, item.look));
  if (pen.keepsPaths) outlines.set(item, { item, w, h, path });
  return path;
}

/** A closed outline through the middles between its points, which rounds it. */
function pathOf(pen: Pen, outline: readonly Point[]): Path2D {
  const path = pen.newPath();
  const [first] = outline;
  if (first === undefined) return path;
  path.moveTo(first.x, first.y);
  outline.forEach((point, nr) => {
    const next = outline[(nr + 1) % outline.length] ?? first;
    path.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
  });
  path.closePath();
  return path;
}

import type { Stamp, StampItem } from '@geflecht/board-schema';

import type { Box } from '../geometry.ts';
import type { Pen } from './pen.ts';
import { STAMP_HUES, STAMP_SIGNS } from './stamp-shapes.ts';

const FIELD = 24;
const SIGNS_FROM = 0.15;
const signs = new Map<Stamp, Path2D>();

/** A disc of colour with its sign; from afar the disc alone. */
export function paintStamp(pen: Pen, item: StampItem, box: Box): void {
  const { ctx, palette, zoom } = pen;
  const { stamp } = item.look;
  const hue = palette.hues[STAMP_HUES[stamp]];
  const size = Math.min(box.w, box.h);
  const [x, y] = [box.x + (box.w - size) / 2, box.y + (box.h - size) / 2];
  ctx.beginPath();
  ctx.ellipse(x + size / 2, y + size / 2, size / 2, size / 2, 0, 0, Math.PI * 2);
  ctx.fillStyle = hue.fill;
  ctx.fill();
  ctx.strokeStyle = hue.line;
  ctx.lineWidth = size / 24;
  ctx.stroke();
  if (zoom < SIGNS_FROM) return;
  const scale = size / FIELD;
  ctx.translate(x, y);
  ctx.scale(scale, scale);
  ctx.lineWidth = 1.75;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = hue.ink;
  ctx.stroke(pen.keepsPaths ? signOf(stamp) : pen.newPath(STAMP_SIGNS[stamp]));
  ctx.lineCap = 'butt';
  ctx.lineJoin = 'miter';
  ctx.scale(1 / scale, 1 / scale);
  ctx.translate(-x, -y);
}

function signOf(stamp: Stamp): Path2D {
  const known = signs.get(stamp);
  if (known !== undefined) return known;
  const made = new Path2D(STAMP_SIGNS[stamp]);
  signs.set(stamp, made);
  return made;
}

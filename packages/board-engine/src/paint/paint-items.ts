import type { BoxItem, FrameItem, NoteItem, ShapeItem, TextItem } from '@geflecht/board-schema';

import type { Box } from '../geometry.ts';
import { shapePath } from '../scene/shape-path.ts';
import type { TextBlock } from '../text/item-text.ts';
import type { Pen } from './pen.ts';

const NOTE_RADIUS = 2;

/** Paper: a soft colour, no border but the faint edge of a sheet, words as large as fit. */
export function paintNote(pen: Pen, item: NoteItem, box: Box, words: TextBlock | undefined): void {
  const { ctx, palette } = pen;
  const hue = palette.hues[item.look.color];
  ctx.fillStyle = hue.fill;
  // Corners of two units cannot be seen below half size, and plain rectangles are several times faster.
  if (pen.zoom < 0.5) ctx.fillRect(box.x, box.y, box.w, box.h);
  else {
    ctx.beginPath();
    ctx.roundRect(box.x, box.y, box.w, box.h, NOTE_RADIUS);
    ctx.fill();
    // The edge of a sheet: without it one note on another of its colour would be one shape.
    ctx.strokeStyle = palette.hairline;
    ctx.lineWidth = 0.75 / pen.zoom;
    ctx.stroke();
  }
  if (!words) return;
  ctx.fillStyle = hue.ink;
  pen.block(words);
}

export function paintText(pen: Pen, item: TextItem, words: TextBlock | undefined): void {
  if (!words) return;
  const { palette } = pen;
  pen.ctx.fillStyle = item.look.color === 'grey' ? palette.ink : palette.hues[item.look.color].line;
  pen.block(words);
}

export function paintShape(pen: Pen, item: ShapeItem, box: Box, words: TextBlock | undefined): void {
  const { ctx, palette } = pen;
  const hue = palette.hues[item.look.color];
  const isFilled = item.look.fill === 'solid';
  ctx.fillStyle = hue.fill;
  ctx.strokeStyle = hue.line;
  ctx.lineWidth = isFilled ? 1.5 : 2.5;
  shapePath(ctx, item.look.shape, box);
  if (isFilled) ctx.fill();
  // From afar the line of a filled shape is not to be seen; of an empty one there is nothing else.
  if (pen.zoom >= 0.2 || !isFilled) ctx.stroke();
  if (!words) return;
  ctx.fillStyle = isFilled ? hue.ink : palette.ink;
  pen.block(words);
}

export function paintFrame(pen: Pen, item: FrameItem, box: Box, words: TextBlock | undefined): void {
  const { ctx, palette } = pen;
  const hue = palette.hues[item.look.color];
  ctx.beginPath();
  ctx.roundRect(box.x, box.y, box.w, box.h, 10);
  ctx.globalAlpha = 0.35;
  ctx.fillStyle = hue.fill;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = palette.hairline;
  ctx.lineWidth = 1 / pen.zoom;
  ctx.stroke();
  if (!words) return;
  ctx.fillStyle = palette.inkSecond;
  pen.block(words);
}

/** The one shadow of the board, under what is in the air. Many at once get a plain one: blurring is slow. */
export function paintShadow(pen: Pen, item: BoxItem, box: Box, soft: boolean): void {
  if (item.kind !== 'note' && item.kind !== 'shape' && item.kind !== 'card' && item.kind !== 'image') return;
  const { ctx, palette } = pen;
  ctx.save();
  ctx.fillStyle = palette.shadow;
  if (soft) {
    ctx.shadowColor = palette.shadow;
    ctx.shadowBlur = 16 * ctx.getTransform().a;
    ctx.shadowOffsetY = 6 * ctx.getTransform().a;
    ctx.fillStyle = palette.sheet;
  }
  const drop = soft ? 0 : 4;
  if (item.kind === 'shape') shapePath(ctx, item.look.shape, { ...box, y: box.y + drop });
  else {
    ctx.beginPath();
    ctx.rect(box.x, box.y + drop, box.w, box.h);
  }
  ctx.fill();
  ctx.restore();
}

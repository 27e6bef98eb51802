import type { ImageItem } from '@geflecht/board-schema';

import type { Box } from '../geometry.ts';
import { clipText } from '../text/fit.ts';
import type { Measure } from '../text/measure.ts';
import type { Pen } from './pen.ts';

const WORDS_SIZE = 15;
const MARGIN = 12;

/** A picture the host has loaded, or none yet. */
export type Picture = CanvasImageSource & { readonly width: number; readonly height: number };

/**
 * A picture, cut to its box from the middle; while it is on its way, or when it cannot be had, its place with the words
 * that say what is to be seen.
 */
export function paintImage(
  pen: Pen,
  item: ImageItem,
  box: Box,
  picture: Picture | undefined,
  measure: Measure,
): void {
  const { ctx, palette } = pen;
  if (picture !== undefined && picture.width > 0 && picture.height > 0) {
    const scale = Math.max(box.w / picture.width, box.h / picture.height);
    const [w, h] = [box.w / scale, box.h / scale];
    ctx.drawImage(
      picture,
      (picture.width - w) / 2,
      (picture.height - h) / 2,
      w,
      h,
      box.x,
      box.y,
      box.w,
      box.h,
    );
    return;
  }
  ctx.fillStyle = palette.sheet;
  ctx.fillRect(box.x, box.y, box.w, box.h);
  ctx.strokeStyle = palette.hairline;
  ctx.lineWidth = 1 / pen.zoom;
  ctx.strokeRect(box.x, box.y, box.w, box.h);
  if (item.text === '' || !pen.readable(WORDS_SIZE)) return;
  const room = {
    width: Math.max(1, box.w - 2 * MARGIN),
    height: Math.max(1, box.h - 2 * MARGIN),
    weight: 400,
  } as const;
  const layout = clipText(item.text, WORDS_SIZE, room, measure);
  const area = { x: box.x + MARGIN, y: box.y + MARGIN, w: room.width, h: room.height };
  ctx.fillStyle = palette.inkSecond;
  pen.block({ box: area, layout, weight: 400, align: 'start', top: area.y });
}

import type { TableItem } from '@geflecht/board-schema';

import type { Box } from '../geometry.ts';
import { COLUMN_HEAD, columnHead } from '../scene/table-layout.ts';
import { clipText } from '../text/fit.ts';
import type { TextBlock } from '../text/item-text.ts';
import { LINE_HEIGHT, type Measure } from '../text/measure.ts';
import type { Pen } from './pen.ts';

const COLUMN_TITLE_SIZE = 16;
const MARGIN = 12;

/** Columns beside each other, each with its title; the ground is as calm as a frame's. */
export function paintTable(
  pen: Pen,
  item: TableItem,
  box: Box,
  words: TextBlock | undefined,
  measure: Measure,
): void {
  const { ctx, palette, zoom } = pen;
  const hue = palette.hues[item.look.color];
  ctx.beginPath();
  ctx.roundRect(box.x, box.y, box.w, box.h, 10);
  ctx.globalAlpha = 0.35;
  ctx.fillStyle = hue.fill;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = palette.hairline;
  ctx.lineWidth = 1 / zoom;
  ctx.moveTo(box.x, box.y + COLUMN_HEAD);
  ctx.lineTo(box.x + box.w, box.y + COLUMN_HEAD);
  for (let nr = 1; nr < item.columns.length; nr += 1) {
    const { x } = columnHead(item, box, nr);
    ctx.moveTo(x, box.y);
    ctx.lineTo(x, box.y + box.h);
  }
  ctx.stroke();
  if (pen.readable(COLUMN_TITLE_SIZE)) {
    ctx.fillStyle = palette.ink;
    item.columns.forEach(({ title }, nr) => {
      if (title === '') return;
      const head = columnHead(item, box, nr);
      const room = { width: Math.max(1, head.w - 2 * MARGIN), height: COLUMN_HEAD, weight: 600 } as const;
      const [line] = clipText(title.replaceAll('\n', ' '), COLUMN_TITLE_SIZE, room, measure).lines;
      const top = head.y + (COLUMN_HEAD - COLUMN_TITLE_SIZE * LINE_HEIGHT) / 2;
      if (line) pen.line(line.text, head.x + MARGIN, top, COLUMN_TITLE_SIZE, 600);
    });
  }
  if (!words) return;
  ctx.fillStyle = palette.inkSecond;
  pen.block(words);
}

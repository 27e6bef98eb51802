import type { TableItem } from '@geflecht/board-schema';

import type { Box } from '../geometry.ts';

/** Height of the row of titles in a table, in world units; notes begin below it. */
export const COLUMN_HEAD = 44;

/** The rectangle of one column's title. */
export function columnHead({ columns }: TableItem, box: Box, nr: number): Box {
  const w = box.w / columns.length;
  return { x: box.x + nr * w, y: box.y, w, h: COLUMN_HEAD };
}

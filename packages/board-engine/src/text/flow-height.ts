import type { TextItem } from '@geflecht/board-schema';

import { flowText } from './fit.ts';
import { TEXT_SIZE_UNITS, weightOf } from './item-text.ts';
import type { Measure } from './measure.ts';

/** The height a text item needs at a width: its size is chosen, so its height follows. */
export function flowHeight(item: TextItem, width: number, measure: Measure): number {
  return flowText(item.text, TEXT_SIZE_UNITS[item.look.size], width, weightOf(item), measure).height;
}

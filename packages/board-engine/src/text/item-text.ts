import type { BoxItem, ItemId, TextSize } from '@geflecht/board-schema';

import type { Box } from '../geometry.ts';
import { type TextLayout, clipText, fitText, flowText } from './fit.ts';
import { type FontWeight, LINE_HEIGHT, type Measure } from './measure.ts';

/** Font sizes of text items in world units. */
export const TEXT_SIZE_UNITS: Readonly<Record<TextSize, number>> = {
  small: 15,
  medium: 20,
  large: 34,
  huge: 44,
};
/** Inner margin of a note; an eighth of narrow ones. */
const NOTE_MARGIN = 12;
/** Frames carry their title above their upper edge, in this size. */
export const FRAME_TITLE_SIZE = 20;

export type WordedItem = Exclude<BoxItem, { kind: 'card' }>;

/** How an item's words sit in it: canvas and text field follow the same description. */
export interface TextBlock {
  /** Where lines may run, in world units. */
  readonly box: Box;
  readonly layout: TextLayout;
  readonly weight: FontWeight;
  readonly align: 'left' | 'center';
  /** Upper edge of the first line. */
  readonly top: number;
}

/** The rectangle inside an item in which its words run. */
export function textArea(item: WordedItem, box: Box): Box {
  switch (item.kind) {
    case 'note': {
      const margin = Math.min(NOTE_MARGIN, box.w / 8, box.h / 8);
      return { x: box.x + margin, y: box.y + margin, w: box.w - 2 * margin, h: box.h - 2 * margin };
    }
    case 'text':
      return box;
    case 'frame':
      return {
        x: box.x,
        y: box.y - FRAME_TITLE_SIZE * LINE_HEIGHT - 8,
        w: box.w,
        h: FRAME_TITLE_SIZE * LINE_HEIGHT,
      };
    case 'shape': {
      // The largest upright rectangle of half the area for a diamond, of 1/√2 of each side for an ellipse.
      const share = { rectangle: 0.88, ellipse: Math.SQRT1_2, diamond: 0.5 }[item.look.shape];
      const w = box.w * share;
      const h = box.h * share;
      return { x: box.x + (box.w - w) / 2, y: box.y + (box.h - h) / 2, w, h };
    }
  }
}

/** Lays out one item's words for a box, at whatever place: only width and height matter. */
function layoutItemText(item: WordedItem, box: Box, measure: Measure): TextLayout {
  const area = textArea(item, box);
  const width = Math.max(1, area.w);
  switch (item.kind) {
    case 'note':
    case 'shape':
      return fitText(
        item.text,
        { width, height: area.h, weight: 400, largest: largestSize(item, box) },
        measure,
      );
    case 'text':
      return flowText(item.text, TEXT_SIZE_UNITS[item.look.size], width, weightOf(item), measure);
    case 'frame':
      return clipText(
        item.text.replaceAll('\n', ' '),
        FRAME_TITLE_SIZE,
        { width, height: area.h, weight: 600 },
        measure,
      );
  }
}

/** The size an item's words cannot exceed; what is too small to see even then need not be laid out. */
export function largestSize(item: WordedItem, box: Box): number {
  switch (item.kind) {
    case 'note':
      return Math.max(14, Math.min(box.w, box.h) * 0.24);
    case 'shape':
      return Math.max(14, Math.min(box.w, box.h) * 0.2);
    case 'text':
      return TEXT_SIZE_UNITS[item.look.size];
    case 'frame':
      return FRAME_TITLE_SIZE;
  }
}

export function weightOf(item: WordedItem): FontWeight {
  const heading = item.kind === 'text' && (item.look.size === 'large' || item.look.size === 'huge');
  return heading || item.kind === 'frame' ? 600 : 400;
}

/** Remembers layouts by item, words and size; moving an item keeps its layout. */
export class TextBlocks {
  readonly #cache = new Map<ItemId, { item: WordedItem; w: number; h: number; layout: TextLayout }>();
  #measure: Measure;

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  /** Forgets everything: the typeface has changed or has only now been loaded. */
  reset(measure: Measure): void {
    this.#measure = measure;
    this.#cache.clear();
  }

  forget(id: ItemId): void {
    this.#cache.delete(id);
  }

  layout(item: WordedItem, box: Box): TextLayout {
    const known = this.#cache.get(item.id);
    if (known && known.w === box.w && known.h === box.h && sameWords(known.item, item)) return known.layout;
    const layout = layoutItemText(item, box, this.#measure);
    this.#cache.set(item.id, { item, w: box.w, h: box.h, layout });
    return layout;
  }

  block(item: WordedItem, box: Box): TextBlock {
    const layout = this.layout(item, box);
    const area = textArea(item, box);
    const centred = item.kind === 'shape';
    const top = centred ? area.y + (area.h - layout.height) / 2 : area.y;
    return { box: area, layout, weight: weightOf(item), align: centred ? 'center' : 'left', top };
  }
}

function sameWords(a: WordedItem, b: WordedItem): boolean {
  return a === b || (a.kind === b.kind && a.text === b.text && sameLook(a, b));
}

function sameLook(a: WordedItem, b: WordedItem): boolean {
  if (a.kind === 'text' && b.kind === 'text') return a.look.size === b.look.size;
  if (a.kind === 'shape' && b.kind === 'shape') return a.look.shape === b.look.shape;
  return true;
}

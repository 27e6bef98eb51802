import type { BoxItem, ItemId, Shape, TextAlign, TextSize } from '@geflecht/board-schema';

import type { Box } from '../geometry.ts';
import { type TextLayout, clipText, fitText, flowText } from './fit.ts';
import { type FontWeight, LINE_HEIGHT, type Measure } from './measure.ts';
import { type Run, runsOf } from './runs.ts';

/** Font sizes of text items in world units. */
export const TEXT_SIZE_UNITS: Readonly<Record<TextSize, number>> = {
  small: 15,
  medium: 20,
  large: 34,
  huge: 44,
};
/** Inner margin of a note; an eighth of narrow ones. */
const NOTE_MARGIN = 12;
/** Frames and tables carry their title above their upper edge, in this size. */
export const FRAME_TITLE_SIZE = 20;

/** Kinds whose words stand on the board; what is to be seen on an image is told, not shown. */
export type WordedItem = Exclude<BoxItem, { kind: 'card' | 'stroke' | 'image' | 'stamp' }>;

export function isWorded(item: BoxItem): item is WordedItem {
  return item.kind !== 'card' && item.kind !== 'stroke' && item.kind !== 'image' && item.kind !== 'stamp';
}

/** How an item's words sit in it: canvas and text field follow the same description. */
export interface TextBlock {
  /** Where lines may run, in world units. */
  readonly box: Box;
  readonly layout: TextLayout;
  readonly weight: FontWeight;
  readonly align: TextAlign;
  /** Upper edge of the first line. */
  readonly top: number;
  /** The parts of each line, where any is set off. */
  readonly runs?: readonly (readonly Run[])[];
}

interface Laid {
  readonly item: WordedItem;
  readonly w: number;
  readonly h: number;
  readonly layout: TextLayout;
  runs?: readonly (readonly Run[])[];
}

/**
 * Where words run in a shape, in shares of its box: the largest upright rectangle of half the area for a diamond and a
 * triangle, of 1/√2 of each side for an ellipse.
 */
const SHAPE_ROOMS: Readonly<Record<Shape, Box>> = {
  rectangle: { x: 0.06, y: 0.06, w: 0.88, h: 0.88 },
  ellipse: { x: 0.146, y: 0.146, w: Math.SQRT1_2, h: Math.SQRT1_2 },
  diamond: { x: 0.25, y: 0.25, w: 0.5, h: 0.5 },
  triangle: { x: 0.25, y: 0.5, w: 0.5, h: 0.46 },
  hexagon: { x: 0.14, y: 0.08, w: 0.72, h: 0.84 },
  arrow: { x: 0.05, y: 0.27, w: 0.78, h: 0.46 },
};

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
    case 'table':
      return {
        x: box.x,
        y: box.y - FRAME_TITLE_SIZE * LINE_HEIGHT - 8,
        w: box.w,
        h: FRAME_TITLE_SIZE * LINE_HEIGHT,
      };
    case 'shape': {
      const { x, y, w, h } = SHAPE_ROOMS[item.look.shape];
      return { x: box.x + x * box.w, y: box.y + y * box.h, w: w * box.w, h: h * box.h };
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
    case 'table':
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
    case 'table':
      return FRAME_TITLE_SIZE;
  }
}

export function weightOf(item: WordedItem): FontWeight {
  const heading = item.kind === 'text' && (item.look.size === 'large' || item.look.size === 'huge');
  return heading || item.kind === 'frame' || item.kind === 'table' ? 600 : 400;
}

/** Remembers layouts by item, words and size; moving an item keeps its layout. */
export class TextBlocks {
  readonly #cache = new Map<ItemId, Laid>();
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
    return this.#laid(item, box).layout;
  }

  block(item: WordedItem, box: Box): TextBlock {
    const laid = this.#laid(item, box);
    const { layout } = laid;
    const area = textArea(item, box);
    const centred = item.kind === 'shape';
    const top = centred ? area.y + (area.h - layout.height) / 2 : area.y;
    const align = centred ? 'middle' : item.kind === 'text' ? item.look.align : 'start';
    const block = { box: area, layout, weight: weightOf(item), align, top } as const;
    if (!('marks' in item) || item.marks.length === 0) return block;
    laid.runs ??= runsOf(item.text, layout.lines, item.marks, {
      size: layout.size,
      weight: block.weight,
      measure: this.#measure,
    });
    return { ...block, runs: laid.runs };
  }

  #laid(item: WordedItem, box: Box): Laid {
    const known = this.#cache.get(item.id);
    if (known && known.w === box.w && known.h === box.h && sameWords(known.item, item)) return known;
    const laid: Laid = { item, w: box.w, h: box.h, layout: layoutItemText(item, box, this.#measure) };
    this.#cache.set(item.id, laid);
    return laid;
  }
}

function sameWords(a: WordedItem, b: WordedItem): boolean {
  if (a === b) return true;
  return a.kind === b.kind && a.text === b.text && sameLook(a, b) && sameMarks(a, b);
}

function sameLook(a: WordedItem, b: WordedItem): boolean {
  if (a.kind === 'text' && b.kind === 'text') return a.look.size === b.look.size;
  if (a.kind === 'shape' && b.kind === 'shape') return a.look.shape === b.look.shape;
  return true;
}

function sameMarks(a: WordedItem, b: WordedItem): boolean {
  if (!('marks' in a) || !('marks' in b)) return true;
  return (
    a.marks.length === b.marks.length &&
    a.marks.every((span, nr) => {
      const other = b.marks[nr];
      return other?.from === span.from && other.to === span.to && other.mark === span.mark;
    })
  );
}

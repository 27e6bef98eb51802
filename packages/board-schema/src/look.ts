import * as v from 'valibot';

/** The hues a board offers; what they look like is the palette's affair, light or dark. */
export const ITEM_COLORS = ['yellow', 'orange', 'pink', 'violet', 'blue', 'green', 'grey'] as const;
export type ItemColor = (typeof ITEM_COLORS)[number];

export const SHAPES = ['rectangle', 'ellipse', 'diamond', 'triangle', 'hexagon', 'arrow'] as const;
export type Shape = (typeof SHAPES)[number];

/** Whether a shape is filled with its colour or only outlined in it. */
export const FILLS = ['solid', 'none'] as const;
export type Fill = (typeof FILLS)[number];

/** Font size of a text item: 15, 20, 34 or 44 world units. */
export const TEXT_SIZES = ['small', 'medium', 'large', 'huge'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const TEXT_ALIGNS = ['start', 'middle', 'end'] as const;
export type TextAlign = (typeof TEXT_ALIGNS)[number];

/** Where a connector has arrowheads: `end` points at `to`. */
export const CONNECTOR_HEADS = ['none', 'end', 'both'] as const;
export type ConnectorHeads = (typeof CONNECTOR_HEADS)[number];

/** How a connector runs: in one bow, straight, or in right angles. */
export const ROUTES = ['curved', 'straight', 'elbow'] as const;
export type Route = (typeof ROUTES)[number];

/** A pen's line thickens with the pressure; a marker is broad and lets what lies below shine through. */
export const PENS = ['pen', 'marker'] as const;
export type Pen = (typeof PENS)[number];

/** Line of a stroke at 100 %: 2, 4 or 8 world units with a pen, 12, 20 or 32 with a marker. */
export const STROKE_WIDTHS = ['thin', 'medium', 'thick'] as const;
export type StrokeWidth = (typeof STROKE_WIDTHS)[number];

/** What can be stamped onto a board. */
export const STAMPS = [
  'thumb',
  'heart',
  'star',
  'check',
  'question',
  'exclamation',
  'idea',
  'smile',
] as const;
export type Stamp = (typeof STAMPS)[number];

const color = (fallback: ItemColor) => v.fallback(v.picklist(ITEM_COLORS), fallback);

/** How each kind looks; an unknown value falls back to the first, so that a look never hides an item. */
export const lookSchemas = {
  note: v.object({ color: color('yellow') }),
  text: v.object({
    color: color('grey'),
    size: v.fallback(v.picklist(TEXT_SIZES), 'medium'),
    align: v.fallback(v.picklist(TEXT_ALIGNS), 'start'),
  }),
  shape: v.object({
    shape: v.fallback(v.picklist(SHAPES), 'rectangle'),
    color: color('blue'),
    fill: v.fallback(v.picklist(FILLS), 'solid'),
  }),
  connector: v.object({
    color: color('grey'),
    heads: v.fallback(v.picklist(CONNECTOR_HEADS), 'end'),
    dashed: v.fallback(v.boolean(), false),
    route: v.fallback(v.picklist(ROUTES), 'curved'),
  }),
  card: v.object({}),
  frame: v.object({ color: color('grey') }),
  table: v.object({ color: color('grey') }),
  stroke: v.object({
    color: color('blue'),
    pen: v.fallback(v.picklist(PENS), 'pen'),
    width: v.fallback(v.picklist(STROKE_WIDTHS), 'medium'),
  }),
  image: v.object({}),
  stamp: v.object({ stamp: v.fallback(v.picklist(STAMPS), 'thumb') }),
} as const;

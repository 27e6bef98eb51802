import { type PersonId, type ProposalId, proposalIdSchema } from '@geflecht/domain';
import * as v from 'valibot';

import { BOARD_LIMITS } from './limits.ts';
import { FIRST_ORDER, isOrder } from './order.ts';

declare const brand: unique symbol;
/** Id of one item on one board: 1–64 characters of `A–Z a–z 0–9 _ -`. */
export type ItemId = string & { readonly [brand]: 'item' };

export const itemIdSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  v.transform((value) => value as ItemId),
);

/** The hues a board offers; what they look like is the palette's affair, light or dark. */
export const ITEM_COLORS = ['yellow', 'orange', 'pink', 'violet', 'blue', 'green', 'grey'] as const;
export type ItemColor = (typeof ITEM_COLORS)[number];

export const SHAPES = ['rectangle', 'ellipse', 'diamond'] as const;
export type Shape = (typeof SHAPES)[number];

/** Font size of a text item: 15, 20, 34 or 44 world units. */
export const TEXT_SIZES = ['small', 'medium', 'large', 'huge'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export const CONNECTOR_HEADS = ['none', 'end', 'both'] as const;
export type ConnectorHeads = (typeof CONNECTOR_HEADS)[number];

const finite = v.pipe(v.number(), v.finite());

/** A world coordinate, clamped to the board's extent. */
export const coordinateSchema = v.pipe(
  finite,
  v.transform((n) => clamp(n, -BOARD_LIMITS.coordinate, BOARD_LIMITS.coordinate)),
);

const extentSchema = v.pipe(
  finite,
  v.transform((n) => clamp(n, BOARD_LIMITS.minSize, BOARD_LIMITS.maxSize)),
);

const orderSchema = v.pipe(
  v.unknown(),
  v.transform((value) => (isOrder(value) ? value : FIRST_ORDER)),
);

const colorSchema = v.fallback(v.picklist(ITEM_COLORS), 'yellow');

/** Where an item lies. `order` is a fractional index: greater lies above. */
export const placeSchema = v.object({
  x: coordinateSchema,
  y: coordinateSchema,
  w: extentSchema,
  h: extentSchema,
  order: orderSchema,
});
export type Place = Readonly<v.InferOutput<typeof placeSchema>>;

const pointSchema = v.object({ x: coordinateSchema, y: coordinateSchema });

/** One end of a connector: sticks to an item, or lies loose at a point. */
export const connectorEndSchema = v.union([v.object({ item: itemIdSchema }), pointSchema]);
export type ConnectorEnd = Readonly<{ item: ItemId }> | Readonly<{ x: number; y: number }>;

export const endsSchema = v.object({ from: connectorEndSchema, to: connectorEndSchema });
export interface ConnectorEnds {
  readonly from: ConnectorEnd;
  readonly to: ConnectorEnd;
}

/** How each kind looks; an unknown value falls back to the first, so that a look never hides an item. */
export const lookSchemas = {
  note: v.object({ color: colorSchema }),
  text: v.object({
    color: v.fallback(v.picklist(ITEM_COLORS), 'grey'),
    size: v.fallback(v.picklist(TEXT_SIZES), 'medium'),
  }),
  shape: v.object({
    shape: v.fallback(v.picklist(SHAPES), 'rectangle'),
    color: v.fallback(v.picklist(ITEM_COLORS), 'blue'),
  }),
  connector: v.object({
    color: v.fallback(v.picklist(ITEM_COLORS), 'grey'),
    heads: v.fallback(v.picklist(CONNECTOR_HEADS), 'end'),
    dashed: v.fallback(v.boolean(), false),
  }),
  card: v.object({}),
  frame: v.object({ color: v.fallback(v.picklist(ITEM_COLORS), 'grey') }),
} as const;

export const refSchema = v.object({ proposal: proposalIdSchema });

type Look<K extends keyof typeof lookSchemas> = Readonly<v.InferOutput<(typeof lookSchemas)[K]>>;

interface Base<K extends keyof typeof lookSchemas> {
  readonly id: ItemId;
  readonly kind: K;
  readonly look: Look<K>;
  /** Who made it, when known. Only the id: names are looked up, never stored. */
  readonly by?: PersonId;
}
interface Boxed<K extends keyof typeof lookSchemas> extends Base<K> {
  readonly place: Place;
}
interface Worded {
  readonly text: string;
}

export type NoteItem = Boxed<'note'> & Worded;
export type TextItem = Boxed<'text'> & Worded;
export type ShapeItem = Boxed<'shape'> & Worded;
/** A rectangle behind other items; what lies inside moves with it. `text` is its title. */
export type FrameItem = Boxed<'frame'> & Worded;
/** Stands for a proposal. Title, status and links are looked up by `proposal`, never kept in the document. */
export type CardItem = Boxed<'card'> & { readonly proposal: ProposalId };
/** An arrow between two ends; `text` is its label. It lies under everything but frames and has no place of its own. */
export type ConnectorItem = Base<'connector'> & Worded & { readonly ends: ConnectorEnds };

/** Items that occupy a rectangle. */
export type BoxItem = NoteItem | TextItem | ShapeItem | FrameItem | CardItem;
/** A plain, validated picture of one item at one moment. Immutable: a change makes a new one. */
export type BoardItem = BoxItem | ConnectorItem;
export type ItemKind = BoardItem['kind'];

/** Size in world units that a new item of a kind gets unless it is given one. */
export const DEFAULT_SIZES = {
  note: { w: 160, h: 160 },
  text: { w: 240, h: 32 },
  shape: { w: 160, h: 120 },
  card: { w: 264, h: 148 },
  frame: { w: 640, h: 480 },
} as const satisfies Record<BoxItem['kind'], { w: number; h: number }>;

export function isBoxItem(item: BoardItem): item is BoxItem {
  return item.kind !== 'connector';
}

export function endItem(end: ConnectorEnd): ItemId | undefined {
  return 'item' in end ? end.item : undefined;
}

function clamp(n: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, n));
}

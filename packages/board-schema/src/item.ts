import {
  type ImageId,
  imageIdSchema,
  type PersonId,
  type ProposalId,
  proposalIdSchema,
} from '@geflecht/domain';
import * as v from 'valibot';

import { BOARD_LIMITS } from './limits.ts';
import type { lookSchemas } from './look.ts';
import type { TextSpan } from './marks.ts';
import { FIRST_ORDER, isOrder } from './order.ts';
import type { PackedPoints } from './points.ts';

declare const brand: unique symbol;
/** Id of one item on one board: 1–64 characters of `A–Z a–z 0–9 _ -`. */
export type ItemId = string & { readonly [brand]: 'item' };

export const itemIdSchema = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  v.transform((value) => value as ItemId),
);

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

/** Degrees clockwise, in (−180, 180]; anything else lies straight. */
const angleSchema = v.fallback(
  v.pipe(
    finite,
    v.transform((degrees) => turned(degrees)),
  ),
  0,
);

/**
 * Where an item lies: the rectangle before it is turned by `angle` around its centre. `order` is a fractional index:
 * greater lies above.
 */
export const placeSchema = v.object({
  x: coordinateSchema,
  y: coordinateSchema,
  w: extentSchema,
  h: extentSchema,
  order: orderSchema,
  angle: angleSchema,
});
export type Place = Readonly<v.InferOutput<typeof placeSchema>>;

/** Id of what was grouped together; the same rules as for items. */
export type GroupId = string & { readonly [brand]: 'group' };

/** What holds an item: fast where it lies, or together with the others of its group. */
export const holdSchema = v.object({
  locked: v.fallback(v.boolean(), false),
  group: v.fallback(
    v.nullable(
      v.pipe(
        v.string(),
        v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
        v.transform((value) => value as GroupId),
      ),
    ),
    null,
  ),
});
export type Hold = Readonly<v.InferOutput<typeof holdSchema>>;
export const NO_HOLD: Hold = { locked: false, group: null };

/** One column of a table of notes. */
export interface Column {
  readonly title: string;
}

const columnSchema = v.object({
  title: v.fallback(v.pipe(v.string(), v.maxLength(BOARD_LIMITS.columnTitle)), ''),
});
/** From the left, all of the same width. */
export const columnsSchema = v.pipe(v.array(columnSchema), v.minLength(1), v.maxLength(BOARD_LIMITS.columns));
/** Columns of a table that cannot be read. */
export const ONE_COLUMN: readonly Column[] = [{ title: '' }];

const pointSchema = v.object({ x: coordinateSchema, y: coordinateSchema });

/** One end of a connector: sticks to an item, or lies loose at a point. */
export const connectorEndSchema = v.union([v.object({ item: itemIdSchema }), pointSchema]);
export type ConnectorEnd = Readonly<{ item: ItemId }> | Readonly<{ x: number; y: number }>;

export const endsSchema = v.object({ from: connectorEndSchema, to: connectorEndSchema });
export interface ConnectorEnds {
  readonly from: ConnectorEnd;
  readonly to: ConnectorEnd;
}

export const refSchema = v.object({ proposal: proposalIdSchema });
export const imageRefSchema = v.object({ image: imageIdSchema });

/** Place of a frame in a presentation, a fractional index; frames without one follow in reading order. */
export const slideSchema = v.pipe(
  v.unknown(),
  v.transform((value) => (isOrder(value) ? value : null)),
);

type Look<K extends keyof typeof lookSchemas> = Readonly<v.InferOutput<(typeof lookSchemas)[K]>>;

interface Base<K extends keyof typeof lookSchemas> {
  readonly id: ItemId;
  readonly kind: K;
  readonly look: Look<K>;
  readonly hold: Hold;
  /** Who made it, when known. Only the id: names are looked up, never stored. */
  readonly by?: PersonId;
}
interface Boxed<K extends keyof typeof lookSchemas> extends Base<K> {
  readonly place: Place;
}
interface Worded {
  readonly text: string;
}
interface Marked {
  /** What parts of the words are set off; ascending, never overlapping with the same mark. */
  readonly marks: readonly TextSpan[];
}

export type NoteItem = Boxed<'note'> & Worded & Marked;
export type TextItem = Boxed<'text'> & Worded & Marked;
export type ShapeItem = Boxed<'shape'> & Worded;
/** A rectangle behind other items; what lies inside moves with it. `text` is its title. */
export type FrameItem = Boxed<'frame'> & Worded & { readonly slide: string | null };
/** Columns of notes: what lies in a column hangs one below the other. `text` is its title. */
export type TableItem = Boxed<'table'> & Worded & { readonly columns: readonly Column[] };
/** A line drawn by hand, see `points.ts`. */
export type StrokeItem = Boxed<'stroke'> & { readonly points: PackedPoints };
/** A picture the server keeps. `text` says what is to be seen on it. */
export type ImageItem = Boxed<'image'> & Worded & { readonly image: ImageId };
/** A small mark of agreement or doubt. */
export type StampItem = Boxed<'stamp'>;
/** Stands for a proposal. Title, status and links are looked up by `proposal`, never kept in the document. */
export type CardItem = Boxed<'card'> & { readonly proposal: ProposalId };
/** An arrow between two ends; `text` is its label. It lies under everything but frames and has no place of its own. */
export type ConnectorItem = Base<'connector'> & Worded & { readonly ends: ConnectorEnds };

/** Items that occupy a rectangle. */
export type BoxItem =
  | NoteItem
  | TextItem
  | ShapeItem
  | FrameItem
  | TableItem
  | StrokeItem
  | ImageItem
  | StampItem
  | CardItem;
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
  table: { w: 768, h: 520 },
  stroke: { w: 100, h: 100 },
  image: { w: 320, h: 240 },
  stamp: { w: 48, h: 48 },
} as const satisfies Record<BoxItem['kind'], { w: number; h: number }>;

export function isBoxItem(item: BoardItem): item is BoxItem {
  return item.kind !== 'connector';
}

export function endItem(end: ConnectorEnd): ItemId | undefined {
  return 'item' in end ? end.item : undefined;
}

/** Whether an item of this kind may be turned: words in a note or a list of columns are read straight. */
export function mayTurn(kind: ItemKind): boolean {
  return kind === 'text' || kind === 'shape' || kind === 'image' || kind === 'stamp' || kind === 'stroke';
}

/** Kinds whose words a person writes on the board. */
export function hasWords(item: BoardItem): item is Extract<BoardItem, Worded> {
  return 'text' in item;
}

/** Degrees brought into (−180, 180]. */
export function turned(degrees: number): number {
  const rest = degrees % 360;
  if (rest > 180) return rest - 360;
  return rest <= -180 ? rest + 360 : rest;
}

function clamp(n: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, n));
}

import { imageIdSchema, proposalIdSchema } from '@geflecht/domain';
import * as v from 'valibot';

import {
  type BoardItem,
  type BoxItem,
  type ConnectorEnd,
  type GroupId,
  type Hold,
  type ItemId,
  NO_HOLD,
  columnsSchema,
  connectorEndSchema,
  hasWords,
  holdSchema,
  isBoxItem,
  itemIdSchema,
  placeSchema,
} from './item.ts';
import { BOARD_LIMITS } from './limits.ts';
import { lookSchemas } from './look.ts';
import { TEXT_MARKS } from './marks.ts';
import { type NewItem, likeBox } from './new-item.ts';
import { compareOrder } from './order.ts';
import { pointsSchema } from './points.ts';

/** MIME type under which a fragment travels on the clipboard, beside `text/plain`. */
export const BOARD_MIME = 'application/x-geflecht-board+json';

const text = v.pipe(v.string(), v.maxLength(BOARD_LIMITS.text));
const offset = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(BOARD_LIMITS.text));
const marks = v.optional(
  v.pipe(
    v.array(v.object({ from: offset, to: offset, mark: v.picklist(TEXT_MARKS) })),
    v.maxLength(BOARD_LIMITS.text),
  ),
  [],
);
const hold = v.optional(holdSchema, NO_HOLD);
const box = { id: itemIdSchema, place: placeSchema, hold };
const copiedSchema = v.variant('kind', [
  v.object({ kind: v.literal('note'), ...box, look: lookSchemas.note, text, marks }),
  v.object({ kind: v.literal('text'), ...box, look: lookSchemas.text, text, marks }),
  v.object({ kind: v.literal('shape'), ...box, look: lookSchemas.shape, text }),
  v.object({ kind: v.literal('frame'), ...box, look: lookSchemas.frame, text }),
  v.object({
    kind: v.literal('table'),
    ...box,
    look: lookSchemas.table,
    text,
    columns: columnsSchema,
  }),
  v.object({ kind: v.literal('stroke'), ...box, look: lookSchemas.stroke, points: pointsSchema }),
  v.object({ kind: v.literal('image'), ...box, look: lookSchemas.image, text, image: imageIdSchema }),
  v.object({ kind: v.literal('stamp'), ...box, look: lookSchemas.stamp }),
  v.object({ kind: v.literal('card'), ...box, look: lookSchemas.card, proposal: proposalIdSchema }),
  v.object({
    kind: v.literal('connector'),
    id: itemIdSchema,
    hold,
    ends: v.object({ from: connectorEndSchema, to: connectorEndSchema }),
    look: lookSchemas.connector,
    text,
  }),
]);
const fragmentSchema = v.object({
  format: v.literal('geflecht/board'),
  version: v.literal(1),
  items: v.pipe(v.array(copiedSchema), v.maxLength(BOARD_LIMITS.fragment)),
});

/** Items on their way through a clipboard. Authors stay behind: who pastes is the maker of the copies. */
export interface ClipboardFragment {
  readonly format: 'geflecht/board';
  readonly version: 1;
  readonly items: readonly BoardItem[];
}

/**
 * The chosen items, in their order, with every connector whose ends are both chosen, even if it was not itself.
 * A chosen connector keeps its other end loose where the item it leaves behind had its centre.
 */
export function fragmentOf(items: ReadonlyMap<ItemId, BoardItem>, ids: readonly ItemId[]): ClipboardFragment {
  const chosen = new Set(ids);
  const boxes = ids.flatMap((id) => items.get(id) ?? []).filter(isBoxItem);
  boxes.sort((a, b) => compareOrder(a.place.order, b.place.order) || compareOrder(a.id, b.id));
  const copies: BoardItem[] = boxes.map(({ by: _by, ...item }) => item);
  const inside = (end: ConnectorEnd): boolean => 'item' in end && chosen.has(end.item) && items.has(end.item);
  for (const item of items.values()) {
    if (item.kind !== 'connector') continue;
    if (!chosen.has(item.id) && !(inside(item.ends.from) && inside(item.ends.to))) continue;
    const from = inside(item.ends.from) ? item.ends.from : loosen(items, item.ends.from);
    const to = inside(item.ends.to) ? item.ends.to : loosen(items, item.ends.to);
    if (!from || !to) continue;
    const { by: _by, ...rest } = item;
    copies.push({ ...rest, ends: { from, to } });
  }
  return { format: 'geflecht/board', version: 1, items: copies.slice(0, BOARD_LIMITS.fragment) };
}

function loosen(items: ReadonlyMap<ItemId, BoardItem>, end: ConnectorEnd): ConnectorEnd | undefined {
  if (!('item' in end)) return end;
  const target = items.get(end.item);
  if (!target || !isBoxItem(target)) return undefined;
  const { x, y, w, h } = target.place;
  return { x: x + w / 2, y: y + h / 2 };
}

/** A fragment from anywhere as it would be read, cleared of what is unknown; `undefined` for anything else. */
export function checkFragment(fragment: unknown): ClipboardFragment | undefined {
  const read = v.safeParse(fragmentSchema, fragment);
  return read.success ? (read.output as ClipboardFragment) : undefined;
}

/** Checks a fragment from anywhere and gives each item a new id; connectors follow. Unreadable: empty. */
export function readFragment(
  fragment: unknown,
  options: { readonly newId: () => ItemId; readonly dx: number; readonly dy: number },
): (readonly [ItemId, NewItem])[] {
  const read = v.safeParse(fragmentSchema, fragment);
  if (!read.success) return [];
  const { dx, dy, newId } = options;
  const ids = new Map(read.output.items.map((item) => [item.id, newId()]));
  const groups = new Map<GroupId, GroupId>();
  const regrouped = ({ group, locked }: Hold): Hold => {
    if (group !== null && !groups.has(group)) groups.set(group, newId() as string as GroupId);
    return { locked, group: group === null ? null : (groups.get(group) ?? null) };
  };
  const shifted = (end: ConnectorEnd): ConnectorEnd | undefined => {
    if (!('item' in end)) return { x: end.x + dx, y: end.y + dy };
    const item = ids.get(end.item);
    return item === undefined ? undefined : { item };
  };
  return read.output.items.flatMap((item): (readonly [ItemId, NewItem])[] => {
    const id = ids.get(item.id);
    if (id === undefined) return [];
    const held = regrouped(item.hold);
    if (item.kind !== 'connector')
      return [[id, { ...likeBox({ slide: null, ...item } as BoxItem, dx, dy), hold: held }]];
    const from = shifted(item.ends.from);
    const to = shifted(item.ends.to);
    if (!from || !to) return [];
    return [[id, { kind: 'connector', ends: { from, to }, look: item.look, text: item.text, hold: held }]];
  });
}

/** The words of a fragment for other programs: one item a line, in reading order of the fragment. */
export function fragmentText(fragment: ClipboardFragment): string {
  return fragment.items
    .flatMap((item) => (hasWords(item) && item.text.trim() !== '' ? [item.text.trim()] : []))
    .join('\n');
}

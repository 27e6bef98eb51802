import * as v from 'valibot';

import { coordinateSchema, itemIdSchema } from './item.ts';
import { BOARD_LIMITS } from './limits.ts';
import { STAMPS } from './look.ts';

const idsSchema = v.pipe(v.array(itemIdSchema), v.maxLength(BOARD_LIMITS.presenceIds));
const boxSchema = v.strictObject({
  x: coordinateSchema,
  y: coordinateSchema,
  w: v.pipe(v.number(), v.finite(), v.minValue(0)),
  h: v.pipe(v.number(), v.finite(), v.minValue(0)),
});

/**
 * What one tab tells the others of a board, many times a second and never stored: where the pointer is, what is
 * selected and edited, and a drag that is still in the air. The document gets the final places only, so a drag
 * adds one small update however long it lasts. Strict: servers may refuse anything else on the wire.
 * Names and colours are not part of it; they are looked up by the person the server vouches for. What says nothing may
 * be left out, and is, on the wire.
 */
export const boardPresenceSchema = v.strictObject({
  cursor: v.optional(v.nullable(v.strictObject({ x: coordinateSchema, y: coordinateSchema })), null),
  /** At most `BOARD_LIMITS.presenceIds`; a larger selection is cut. */
  selection: v.optional(idsSchema, []),
  editing: v.optional(v.nullable(itemIdSchema), null),
  /** Where a pointer of light is held for all to see. */
  laser: v.optional(v.nullable(v.strictObject({ x: coordinateSchema, y: coordinateSchema })), null),
  /** What the tab shows of the board, while others follow it. */
  view: v.optional(v.nullable(boxSchema), null),
  /** A sign that rises from the pointer; `nr` grows with each, so that the same one can be given twice. */
  reaction: v.optional(
    v.nullable(
      v.strictObject({
        stamp: v.picklist(STAMPS),
        nr: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
      }),
    ),
    null,
  ),
  drag: v.optional(
    v.nullable(
      v.variant('kind', [
        /** The items hang at the pointer, shifted by (dx, dy). */
        v.strictObject({
          kind: v.literal('move'),
          ids: idsSchema,
          dx: coordinateSchema,
          dy: coordinateSchema,
        }),
        /** One item is being given this box. */
        v.strictObject({ kind: v.literal('resize'), id: itemIdSchema, box: boxSchema }),
        /** More items than a state may name are being moved: only their outline, already shifted. */
        v.strictObject({ kind: v.literal('outline'), box: boxSchema }),
      ]),
    ),
    null,
  ),
});
export type BoardPresence = v.InferOutput<typeof boardPresenceSchema>;

/** The state of a tab that shows a board and does nothing. */
export const IDLE_PRESENCE: BoardPresence = {
  cursor: null,
  selection: [],
  editing: null,
  laser: null,
  view: null,
  reaction: null,
  drag: null,
};

/** Whether a value from the wire is a presence state; parts of it may be left out. */
export function isBoardPresence(value: unknown): value is Partial<BoardPresence> {
  return v.is(boardPresenceSchema, value);
}

/** Finer than a screen shows at any zoom. */
const STEPS_OF_A_UNIT = 100;

/** A presence state without the parts and the digits that say nothing: most of the bytes of a cursor that moves. */
export function leanPresence(state: Partial<BoardPresence>): Partial<BoardPresence> {
  const { cursor, selection, editing, laser, view, reaction, drag } = state;
  return {
    ...(cursor !== null &&
      cursor !== undefined && { cursor: { x: rounded(cursor.x), y: rounded(cursor.y) } }),
    ...(selection !== undefined && selection.length > 0 && { selection }),
    ...(editing !== null && editing !== undefined && { editing }),
    ...(laser !== null && laser !== undefined && { laser: { x: rounded(laser.x), y: rounded(laser.y) } }),
    ...(view !== null && view !== undefined && { view }),
    ...(reaction !== null && reaction !== undefined && { reaction }),
    ...(drag !== null && drag !== undefined && { drag }),
  };
}

function rounded(value: number): number {
  const steps = Math.round(value * STEPS_OF_A_UNIT);
  return Number.isSafeInteger(steps) ? steps / STEPS_OF_A_UNIT : value;
}

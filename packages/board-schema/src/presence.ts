import * as v from 'valibot';

import { coordinateSchema, itemIdSchema } from './item.ts';
import { BOARD_LIMITS } from './limits.ts';

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
 * Names and colours are not part of it; they are looked up by the person the server vouches for.
 */
export const boardPresenceSchema = v.strictObject({
  cursor: v.nullable(v.strictObject({ x: coordinateSchema, y: coordinateSchema })),
  /** At most `BOARD_LIMITS.presenceIds`; a larger selection is cut. */
  selection: idsSchema,
  editing: v.nullable(itemIdSchema),
  drag: v.nullable(
    v.variant('kind', [
      /** The items hang at the pointer, shifted by (dx, dy). */
      v.strictObject({ kind: v.literal('move'), ids: idsSchema, dx: coordinateSchema, dy: coordinateSchema }),
      /** One item is being given this box. */
      v.strictObject({ kind: v.literal('resize'), id: itemIdSchema, box: boxSchema }),
      /** More items than a state may name are being moved: only their outline, already shifted. */
      v.strictObject({ kind: v.literal('outline'), box: boxSchema }),
    ]),
  ),
});
export type BoardPresence = v.InferOutput<typeof boardPresenceSchema>;

/** The state of a tab that shows a board and does nothing. */
export const IDLE_PRESENCE: BoardPresence = { cursor: null, selection: [], editing: null, drag: null };

/** Whether a value from the wire is a presence state. */
export function isBoardPresence(value: unknown): value is BoardPresence {
  return v.is(boardPresenceSchema, value);
}

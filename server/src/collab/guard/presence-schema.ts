import { boardPresenceSchema } from '@geflecht/board-schema';
import { awarenessSchema } from '@geflecht/contract';
import * as v from 'valibot';

const numberSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const idSchema = v.strictObject({ client: numberSchema, clock: numberSchema });

/** A relative position as Yjs writes it to JSON. */
const positionSchema = v.pipe(
  v.strictObject({
    type: v.optional(v.nullable(idSchema)),
    tname: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(64)))),
    item: v.optional(v.nullable(idSchema)),
    assoc: v.optional(v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(1))),
  }),
  v.check(({ type, tname, item }) => [type, tname, item].some((each) => each !== undefined && each !== null)),
);

/** Both ends or none: an editor that is handed half a caret throws, and then deletes what others wrote. */
const caretSchema = v.strictObject({ anchor: positionSchema, head: positionSchema });

/** A schema of an object takes a list, too, as long as it asks for no key. */
const noListSchema = v.custom<object>((value) => !Array.isArray(value));

/** What editors tell of their user. It goes no further, but whoever sends a flood in it is no editor. */
const userSchema = v.pipe(
  noListSchema,
  v.record(v.string(), v.nullable(v.union([v.pipe(v.string(), v.maxLength(200)), v.number()]))),
);

/**
 * One tab's awareness state, all of it: the contract says which parts there are, and this what may stand in each.
 * `isPresenceState` checks the same without building anything; a test holds them together.
 */
export const presenceStateSchema = v.pipe(
  noListSchema,
  v.strictObject({
    ...awarenessSchema.entries,
    board: v.optional(v.nullable(v.pipe(noListSchema, boardPresenceSchema))),
    cursor: v.optional(v.nullable(caretSchema)),
    user: v.optional(v.nullable(userSchema)),
  }),
);

import { boardPresenceSchema } from '@geflecht/board-schema';
import { awarenessSchema } from '@geflecht/contract';
import type { DocumentAddress, PersonId } from '@geflecht/domain';
import * as v from 'valibot';

/** Characters of one state's JSON; a selection of a hundred items fits, a flood does not. */
const MOST_CHARACTERS = 8 * 1024;
const DEEPEST = 6;

const idSchema = v.strictObject({
  client: v.pipe(v.number(), v.integer(), v.minValue(0)),
  clock: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

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

/**
 * What may travel on of one tab's awareness state, with the identity the server vouches for; `undefined` drops it.
 * Names never pass: whoever wants one looks it up by the person.
 */
export function admitPresence(
  kind: DocumentAddress['kind'],
  state: unknown,
  person: PersonId,
): Record<string, unknown> | undefined {
  const parsed = v.safeParse(awarenessSchema, state);
  if (!parsed.success || JSON.stringify(state).length > MOST_CHARACTERS || depth(state) > DEEPEST)
    return undefined;
  const { person: claimed, board, cursor } = parsed.output;
  if (claimed !== undefined && claimed !== person) return undefined;
  const admitted: Record<string, unknown> = { person };
  if (kind === 'board' && board !== undefined) {
    if (board !== null && !v.is(boardPresenceSchema, board)) return undefined;
    admitted['board'] = board;
  }
  if (kind === 'proposal' && cursor !== undefined) {
    if (cursor !== null && !v.is(caretSchema, cursor)) return undefined;
    admitted['cursor'] = cursor;
  }
  return admitted;
}

function depth(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depth));
}

import { leanPresence } from '@geflecht/board-schema';
import type { DocumentAddress, PersonId } from '@geflecht/domain';

import { isPresenceState } from './presence-check.ts';

/**
 * What may travel on of one tab's awareness state, with the identity the server vouches for; `undefined` drops it.
 * Names never pass: whoever wants one looks it up by the person.
 */
export function admitPresence(
  kind: DocumentAddress['kind'],
  state: unknown,
  person: PersonId,
): Record<string, unknown> | undefined {
  if (!isPresenceState(state)) return undefined;
  const { person: claimed, board, cursor } = state;
  if (claimed !== undefined && claimed !== person) return undefined;
  if (kind === 'board') {
    if (board === undefined) return { person };
    return { person, board: board === null ? null : leanPresence(board) };
  }
  // Private notes have one reader: there is nobody to show anything to.
  if (kind === 'notes') return { person };
  return cursor === undefined ? { person } : { person, cursor };
}

/** A number as `leanPresence` leaves it and JSON writes it. */
const NUMBER = String.raw`(?:0|-?(?:0(?=\.)|[1-9]\d{0,8}))(?:\.\d?[1-9])?`;
const PLAIN_CURSOR = new RegExp(
  String.raw`^\{"person":"([^"\\]*)","board":\{"cursor":\{"x":${NUMBER},"y":${NUMBER}\}\}\}$`,
);

/**
 * Whether a state says where somebody's own cursor is on a board and nothing else, exactly as the product writes it. Most
 * states do; what is admitted of such a one is the state itself.
 */
export function isPlainCursor(raw: string, person: PersonId): boolean {
  return PLAIN_CURSOR.exec(raw)?.[1] === person;
}

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
  if (kind === 'board') return board === undefined ? { person } : { person, board };
  return cursor === undefined ? { person } : { person, cursor };
}

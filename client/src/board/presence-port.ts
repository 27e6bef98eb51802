import type { PresencePort, RemotePresence } from '@geflecht/board-engine';
import { boardPresenceSchema, leanPresence } from '@geflecht/board-schema';
import { personIdSchema } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';
import * as v from 'valibot';

const stateSchema = v.object({ person: personIdSchema, board: boardPresenceSchema });

type Awareness = LiveDocument['awareness'];

/** What the other tabs on the board do; a state that is not exactly ours is passed over. */
export function readPresence(awareness: Pick<Awareness, 'getStates' | 'clientID'>): RemotePresence[] {
  const others: RemotePresence[] = [];
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const read = v.safeParse(stateSchema, state);
    if (read.success) others.push({ client, person: read.output.person, ...read.output.board });
  }
  return others;
}

/** Carries board presence on the document's awareness. Only ids travel; names and colours are looked up. */
export function presencePort(awareness: Awareness): PresencePort {
  return {
    local: (state) => awareness.setLocalStateField('board', leanPresence(state)),
    subscribe(listener) {
      const tell = (): void => listener(readPresence(awareness));
      awareness.on('change', tell);
      tell();
      return () => awareness.off('change', tell);
    },
  };
}

import type { HubMessage, RosterEntry } from '@geflecht/contract';
import type { PersonId } from '@geflecht/domain';

export type RosterMessage = Extract<HubMessage, { type: 'roster' }>;
type RosterChange = Extract<HubMessage, { type: 'roster_changed' }>;

/** Puts whole rosters together from changes; see SPEC.md, rule H3. */
export interface RosterMemory {
  whole(message: RosterMessage): RosterMessage;
  changed(change: RosterChange): RosterMessage;
}

export function createRosterMemory(): RosterMemory {
  // In the order of last acting, as the server tells it: who acts moves to the end.
  let people = new Map<PersonId, RosterEntry>();
  return {
    whole(message) {
      people = new Map(message.people.map((entry) => [entry.person, entry]));
      return message;
    },
    changed(change) {
      for (const person of change.left) people.delete(person);
      for (const entry of change.people) {
        people.delete(entry.person);
        people.set(entry.person, entry);
      }
      return { type: 'roster', people: [...people.values()], heads: change.heads };
    },
  };
}

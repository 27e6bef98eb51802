import type { HubMessage, Place, RosterEntry } from '@geflecht/contract';
import type { ManufakturSlug, PersonId } from '@geflecht/domain';

/** Milliseconds between two rosters; the first change after a quiet time goes out at once. */
const PACE = 1000;

interface Tab {
  readonly person: PersonId;
  readonly place: Place;
}

/** Who is where: one place per person, that of the tab they acted in last. */
export interface Roster {
  put(tab: string, person: PersonId, place: Place): void;
  remove(tab: string): void;
  message(): Extract<HubMessage, { type: 'roster' }>;
  heads(): Readonly<Record<string, number>>;
  stop(): void;
}

/** @param announce called with every roster that is to go out. */
export function createRoster(announce: (message: HubMessage) => void): Roster {
  // Insertion order is order of action: a tab that acts is moved to the end.
  const tabs = new Map<string, Tab>();
  let timer: NodeJS.Timeout | undefined;
  let due = false;

  function people(): RosterEntry[] {
    const latest = new Map<PersonId, Place>();
    for (const { person, place } of tabs.values()) {
      latest.delete(person);
      latest.set(person, place);
    }
    return [...latest].map(([person, place]) => ({ person, place }));
  }

  function heads(): Record<ManufakturSlug, number> {
    // Without a prototype: a slug is what a client says, and `constructor` would find something there.
    const counts = Object.create(null) as Record<ManufakturSlug, number>;
    for (const { place } of people()) {
      if (place.manufaktur !== null) counts[place.manufaktur] = (counts[place.manufaktur] ?? 0) + 1;
    }
    return counts;
  }

  function message(): Extract<HubMessage, { type: 'roster' }> {
    return { type: 'roster', people: people(), heads: heads() };
  }

  function changed(): void {
    if (timer !== undefined) {
      due = true;
      return;
    }
    announce(message());
    timer = setTimeout(() => {
      timer = undefined;
      if (!due) return;
      due = false;
      changed();
    }, PACE);
    timer.unref();
  }

  return {
    put(tab, person, place) {
      const before = JSON.stringify(people().find((each) => each.person === person));
      tabs.delete(tab);
      tabs.set(tab, { person, place });
      if (before !== JSON.stringify({ person, place })) changed();
    },
    remove(tab) {
      if (tabs.delete(tab)) changed();
    },
    message,
    heads,
    stop() {
      clearTimeout(timer);
    },
  };
}

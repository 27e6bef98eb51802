import type { HubMessage, Place, RosterEntry } from '@geflecht/contract';
import type { ManufakturSlug, PersonId } from '@geflecht/domain';

/** Milliseconds between two changes told to people; the first after a quiet time goes out at once. */
const PACE = 1000;
/** Milliseconds between two changes told to other nodes. */
const PACE_OF_NODES = 500;

/** Where somebody acted last, and when, in milliseconds since 1970 on the clock of the node that saw it. */
interface Sighting {
  readonly place: Place;
  readonly at: number;
}

/** What one node tells of its own people. */
export interface NodePeople {
  /** Everybody of the node; otherwise only who came, moved or left. */
  readonly whole: boolean;
  readonly people: readonly (readonly [PersonId, Place, number])[];
  readonly left: readonly PersonId[];
}

/** Who is where on all nodes: one place per person, that of the tab they acted in last. */
export interface Roster {
  put(tab: string, person: PersonId, place: Place): void;
  remove(tab: string): void;
  /** Everybody, as told so far: whoever hears this first and every change after it knows all. */
  message(): Extract<HubMessage, { type: 'roster' }>;
  heads(): Readonly<Record<ManufakturSlug, number>>;
  hearNode(node: string, told: NodePeople): void;
  /** Nothing is heard of a node any more. */
  loseNode(node: string): void;
  /** Everybody of this node. */
  own(): NodePeople;
  stop(): void;
}

export interface RosterOptions {
  readonly now: () => Date;
  /** Called with what is to go out to people. */
  readonly announce: (message: Extract<HubMessage, { type: 'roster_changed' }>) => void;
  /** Called with what other nodes are to hear of this one's people. */
  readonly tellNodes: (told: NodePeople) => void;
}

export function createRoster({ now, announce, tellNodes }: RosterOptions): Roster {
  const personOf = new Map<string, PersonId>();
  /** In the order of acting: a tab that acts is moved to the end. */
  const tabs = new Map<PersonId, Map<string, Sighting>>();
  const elsewhere = new Map<string, Map<PersonId, Sighting>>();
  /** What people know, in the order they were told. */
  const told = new Map<PersonId, Place>();
  const people = createPace(PACE, announceChanges);
  const nodes = createPace(PACE_OF_NODES, tellChanges);

  function sightingHere(person: PersonId): Sighting | undefined {
    return [...(tabs.get(person)?.values() ?? [])].at(-1);
  }

  function placeOf(person: PersonId): Place | undefined {
    let latest = sightingHere(person);
    for (const sightings of elsewhere.values()) {
      const other = sightings.get(person);
      if (other !== undefined && (latest === undefined || other.at > latest.at)) latest = other;
    }
    return latest?.place;
  }

  function announceChanges(changed: ReadonlySet<PersonId>): boolean {
    const moved: RosterEntry[] = [];
    const left: PersonId[] = [];
    for (const person of changed) {
      const place = placeOf(person);
      if (place === undefined) {
        if (told.delete(person)) left.push(person);
      } else if (JSON.stringify(place) !== JSON.stringify(told.get(person))) {
        told.delete(person);
        told.set(person, place);
        moved.push({ person, place });
      }
    }
    if (moved.length === 0 && left.length === 0) return false;
    announce({ type: 'roster_changed', people: moved, left, heads: countHeads(told.values()) });
    return true;
  }

  function tellChanges(changed: ReadonlySet<PersonId>): boolean {
    tellNodes({ whole: false, ...partOf(changed) });
    return true;
  }

  function partOf(persons: Iterable<PersonId>): Pick<NodePeople, 'people' | 'left'> {
    const here: (readonly [PersonId, Place, number])[] = [];
    const left: PersonId[] = [];
    for (const person of persons) {
      const sighting = sightingHere(person);
      if (sighting === undefined) left.push(person);
      else here.push([person, sighting.place, sighting.at]);
    }
    return { people: here, left };
  }

  return {
    put(tab, person, place) {
      const ofPerson = tabs.get(person) ?? new Map<string, Sighting>();
      tabs.set(person, ofPerson);
      personOf.set(tab, person);
      ofPerson.delete(tab);
      ofPerson.set(tab, { place, at: now().getTime() });
      people.touch(person);
      nodes.touch(person);
    },
    remove(tab) {
      const person = personOf.get(tab);
      if (person === undefined) return;
      personOf.delete(tab);
      const ofPerson = tabs.get(person);
      ofPerson?.delete(tab);
      if (ofPerson?.size === 0) tabs.delete(person);
      people.touch(person);
      nodes.touch(person);
    },
    message: () => ({
      type: 'roster',
      people: [...told].map(([person, place]) => ({ person, place })),
      heads: countHeads(told.values()),
    }),
    heads() {
      const everybody = new Set([
        ...tabs.keys(),
        ...[...elsewhere.values()].flatMap((each) => [...each.keys()]),
      ]);
      return countHeads([...everybody].map(placeOf));
    },
    hearNode(node, { whole, people: there, left }) {
      const known = elsewhere.get(node) ?? new Map<PersonId, Sighting>();
      elsewhere.set(node, known);
      const gone = new Set(whole ? known.keys() : left);
      for (const [person, place, at] of there) {
        gone.delete(person);
        known.set(person, { place, at });
        people.touch(person);
      }
      for (const person of gone) if (known.delete(person)) people.touch(person);
    },
    loseNode(node) {
      const known = elsewhere.get(node);
      elsewhere.delete(node);
      for (const person of known?.keys() ?? []) people.touch(person);
    },
    own: () => ({ whole: true, ...partOf(tabs.keys()) }),
    stop() {
      people.stop();
      nodes.stop();
    },
  };
}

function countHeads(places: Iterable<Place | undefined>): Record<ManufakturSlug, number> {
  // Without a prototype: a slug is what a client says, and `constructor` would find something there.
  const counts = Object.create(null) as Record<ManufakturSlug, number>;
  for (const place of places) {
    const slug = place?.manufaktur ?? null;
    if (slug !== null) counts[slug] = (counts[slug] ?? 0) + 1;
  }
  return counts;
}

interface Pace {
  touch(person: PersonId): void;
  stop(): void;
}

/**
 * Gathers who changed: the first after a quiet time is handed on at once, the rest together when the time is over.
 * @param handOn answers whether there was anything to tell
 */
function createPace(milliseconds: number, handOn: (changed: ReadonlySet<PersonId>) => boolean): Pace {
  let changed = new Set<PersonId>();
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    const gathered = changed;
    changed = new Set();
    if (!handOn(gathered)) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (changed.size > 0) flush();
    }, milliseconds).unref();
  }

  return {
    touch(person) {
      changed.add(person);
      if (timer === undefined) flush();
    },
    stop: () => clearTimeout(timer),
  };
}

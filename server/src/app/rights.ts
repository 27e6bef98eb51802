import { type Actor, may, type PersonId } from '@geflecht/domain';

import type { Rights } from '../collab/index.ts';
import { loadActor } from '../features/people/index.ts';
import type { Storage } from '../storage/index.ts';
import { documentAccess } from './document-access.ts';

/** Milliseconds for which the facts about a person are not looked up again, unless their rights change. */
const KEPT = 250;
/** People whose facts are kept at once. */
const MOST = 2000;

interface Known {
  readonly actor: Promise<Actor>;
  readonly at: number;
}

/** Rights at the live documents. Whoever comes in asks several times in a row; the facts about them are read once. */
export function createRights(storage: Storage, now: () => Date): Rights {
  let known = new Map<PersonId, Known>();
  let changes = 0;

  function keptOf(person: PersonId): Known | undefined {
    const at = now().getTime();
    const before = known.get(person);
    return before !== undefined && at - before.at < KEPT && at >= before.at ? before : undefined;
  }

  async function actorOf(person: PersonId): Promise<Actor> {
    return await (keptOf(person)?.actor ?? look(person));
  }

  async function look(person: PersonId): Promise<Actor> {
    const at = now().getTime();
    const actor = loadActor(storage.db, person, now());
    if (known.size >= MOST) known = new Map();
    const made = { actor, at };
    known.set(person, made);
    // A failure is not kept.
    actor.catch(() => {
      if (known.get(person) === made) known.delete(person);
    });
    return await actor;
  }

  return {
    async accessOf(person, address) {
      const kept = keptOf(person);
      const access = await documentAccess(storage.db, await actorOf(person), address);
      const isRefusal = access === 'none' || access === 'unknown';
      if (kept === undefined || !isRefusal) return access;
      // Nobody takes a refusal back: what another node has just given must count.
      return await documentAccess(storage.db, await look(person), address);
    },
    mayListen: async (person) => may(await actorOf(person), 'read_workspace') === 'yes',
    lookAnew(of) {
      changes += 1;
      // A look under way stands here, too, and is not kept either. Of documents nothing ever is.
      if ('person' in of) known.delete(of.person);
      else if ('people' in of) for (const person of of.people) known.delete(person);
    },
    changes: () => changes,
  };
}

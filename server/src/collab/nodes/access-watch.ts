import type { PersonId } from '@geflecht/domain';

import type { SocketOwner } from '../sockets.ts';

/** What the database says of those who are inside. */
export interface AccessSource {
  /** Of these owners, those whose session (or key) holds no more. */
  ended(owners: readonly SocketOwner[]): Promise<readonly SocketOwner[]>;
  /** What each person's rights rest on as things stand, in a form that differs when it does. */
  facts(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>;
}

/**
 * Looks into the database whether those who are inside may still be. That is the truth; what nodes tell each other only
 * makes it quicker. It also sees what nobody tells: a session that expires, an appointment that ends with its day, a
 * change made past the program.
 */
export interface AccessWatch {
  /** One look at the sessions. */
  lookAtSessions(): Promise<void>;
  /** One look at the people's rights. */
  lookAtRights(): Promise<void>;
}

export interface AccessWatchOptions {
  readonly source: AccessSource;
  readonly owners: () => readonly SocketOwner[];
  readonly endSession: (of: { readonly session: string }) => void;
  /** Compares what these people have open with what they may. */
  readonly recheck: (people: ReadonlySet<PersonId>) => Promise<void>;
  /** Every which look at the rights compares everybody, changed or not. */
  readonly thorough: number;
}

export function createAccessWatch({
  source,
  owners,
  endSession,
  recheck,
  thorough,
}: AccessWatchOptions): AccessWatch {
  /** Missing in the last look: whoever signs in anew has until the next for letting the old socket go. */
  let missing: ReadonlySet<string> = new Set();
  let known: ReadonlyMap<PersonId, string> = new Map();
  let looks = 0;

  return {
    async lookAtSessions() {
      const ended = await source.ended(distinct(owners()));
      for (const { session } of ended) if (missing.has(session)) endSession({ session });
      missing = new Set(ended.map(({ session }) => session));
    },

    async lookAtRights() {
      looks += 1;
      const people = [...new Set(owners().map(({ person }) => person))];
      const facts = await source.facts(people);
      const isThorough = looks % thorough === 0;
      // Somebody seen for the first time may have lost a right between coming in and now.
      const changed = people.filter((person) => isThorough || facts.get(person) !== known.get(person));
      if (changed.length > 0) await recheck(new Set(changed));
      known = facts;
    },
  };
}

function distinct(owners: readonly SocketOwner[]): readonly SocketOwner[] {
  return [...new Map(owners.map((owner) => [owner.session, owner])).values()];
}

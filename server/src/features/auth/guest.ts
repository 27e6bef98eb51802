import type { FeedEvent } from '@geflecht/contract';
import { accepted, type PersonId, refused, type Result } from '@geflecht/domain';

import { inTransaction, type Storage } from '../../storage/index.ts';
import { hashOf } from '../../storage/secret.ts';
import { appendEvent } from '../events/index.ts';
import { findInvitation, insertMembership } from '../manufakturen/index.ts';
import { insertPerson } from '../people/index.ts';
import type { AuthLimits } from './limits.ts';

export interface GuestMeans {
  readonly storage: Storage;
  readonly now: () => Date;
  readonly randomId: () => string;
  readonly limits: AuthLimits;
}

interface Arrival {
  readonly person: PersonId;
  readonly events: readonly FeedEvent[];
}

/** Redeems an invitation: a new guest under a name of their choice. */
export async function arriveAsGuest(
  means: GuestMeans,
  given: { readonly token: string; readonly displayName: string; readonly address: string },
): Promise<Result<Arrival>> {
  const allowed = means.limits.arrive(given.address);
  if (!allowed.ok) return allowed;
  return await inTransaction<Arrival>(means.storage, async (tx) => {
    const at = means.now().toISOString();
    const invitation = await findInvitation(tx, hashOf(given.token));
    if (invitation === undefined) return refused('invitation_unknown');
    if (invitation.expiresAt <= at) return refused('invitation_expired');
    const person = means.randomId() as PersonId;
    const { manufaktur } = invitation;
    await insertPerson(
      tx,
      {
        id: person,
        name: given.displayName,
        background: null,
        organisation: null,
        offices: [],
        guest: true,
        suspended: false,
      },
      at,
    );
    const membership = { person, manufaktur, state: 'gast', since: at } as const;
    await insertMembership(tx, membership);
    const told = { at, actor: person, manufakturen: [manufaktur] };
    const arrived = await appendEvent(tx, { ...told, change: { kind: 'person_arrived', person } });
    const joined = await appendEvent(tx, { ...told, change: { kind: 'member_joined', membership } });
    return accepted({ person, events: [arrived, joined] });
  });
}

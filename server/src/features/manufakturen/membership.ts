import type { FeedEvent } from '@geflecht/contract';
import {
  accepted,
  type Actor,
  type FloatingFacts,
  floatingMachine,
  type FloatingState,
  type ManufakturSlug,
  may,
  type Membership,
  refused,
  type Result,
  transition,
} from '@geflecht/domain';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { inTransaction } from '../../storage/index.ts';
import { appendEvent } from '../events/index.ts';
import { deleteMembership, findManufaktur, findMembership, saveMembership } from './store.ts';

interface Change {
  readonly membership: Membership;
  /** Absent when everything already was as asked for. */
  readonly event?: FeedEvent;
}

/**
 * Comes closer to a Manufaktur. Whoever asks for membership straight away takes both steps of the machine at once:
 * visit → guest → member.
 */
export async function joinManufaktur(
  context: Context,
  actor: SignedIn,
  manufaktur: ManufakturSlug,
  state: Membership['state'],
): Promise<Result<Membership>> {
  const at = context.now().toISOString();
  const { person } = actor;
  const result = await inTransaction<Change>(context.storage, async (tx) => {
    if (may(actor, 'join_manufaktur', { manufaktur }) !== 'yes') return refused('not_permitted');
    if ((await findManufaktur(tx, manufaktur)) === undefined) return refused('unknown_id');
    const before = await findMembership(tx, person, manufaktur);
    if (before?.state === state) return accepted({ membership: before });
    const walked = walk(actor, before?.state ?? 'besuch', state);
    if (!walked.ok) return walked;
    const membership: Membership = { person, manufaktur, state, since: before?.since ?? at };
    await saveMembership(tx, membership);
    const event = await appendEvent(tx, {
      at,
      actor: person,
      manufakturen: [manufaktur],
      change: { kind: 'member_joined', membership },
    });
    return accepted({ membership, event });
  });
  if (!result.ok) return result;
  if (result.value.event !== undefined) context.publish(result.value.event);
  return accepted(result.value.membership);
}

/** Goes back to being a visitor. What the person contributed stays; leaving twice changes nothing. */
export async function leaveManufaktur(
  context: Context,
  actor: SignedIn,
  manufaktur: ManufakturSlug,
): Promise<Result<undefined>> {
  const at = context.now().toISOString();
  const { person } = actor;
  const result = await inTransaction<FeedEvent | undefined>(context.storage, async (tx) => {
    if (may(actor, 'leave_manufaktur', { manufaktur }) !== 'yes') return refused('not_permitted');
    if ((await findManufaktur(tx, manufaktur)) === undefined) return refused('unknown_id');
    const membership = await findMembership(tx, person, manufaktur);
    if (membership === undefined) return accepted(undefined);
    const walked = transition(floatingMachine, membership.state, 'besuch', factsOf(actor));
    if (!walked.ok) return walked;
    await deleteMembership(tx, person, manufaktur);
    const event = await appendEvent(tx, {
      at,
      actor: person,
      manufakturen: [manufaktur],
      change: { kind: 'member_left', membership },
    });
    return accepted(event);
  });
  if (!result.ok) return result;
  if (result.value !== undefined) context.publish(result.value);
  return accepted(undefined);
}

function walk(actor: Actor, from: FloatingState, to: Membership['state']): Result<unknown> {
  const facts = factsOf(actor);
  const throughGuest = from === 'besuch' && to === 'mitglied';
  const first = transition(floatingMachine, from, throughGuest ? 'gast' : to, facts);
  return first.ok && throughGuest ? transition(floatingMachine, 'gast', to, facts) : first;
}

/** An invitation is redeemed when a guest account is made; whoever joins here already has an account. */
function factsOf(actor: Actor): FloatingFacts {
  return { invitation: 'none', guestAccount: actor.guest };
}

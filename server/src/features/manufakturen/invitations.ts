import type { Invitation } from '@geflecht/contract';
import { accepted, type ManufakturSlug, may, refused, type Result } from '@geflecht/domain';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { inTransaction } from '../../storage/index.ts';
import { hashOf, newSecret } from '../../storage/secret.ts';
import { insertInvitation } from './invitation-store.ts';
import { findManufaktur } from './store.ts';

const LIFETIME_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Makes a link that lets anyone who holds it in as a guest of this Manufaktur. The token stands behind `#`, so that it
 * never reaches a server log; only its hash is kept.
 */
export async function inviteGuests(
  context: Context,
  actor: SignedIn,
  manufaktur: ManufakturSlug,
): Promise<Result<Invitation>> {
  const createdAt = context.now();
  const expiresAt = new Date(createdAt.getTime() + LIFETIME_DAYS * DAY).toISOString();
  const token = newSecret(context.randomBytes);
  return await inTransaction(context.storage, async (tx) => {
    if ((await findManufaktur(tx, manufaktur)) === undefined) return refused('unknown_id');
    if (may(actor, 'invite_guest', { manufaktur }) !== 'yes') return refused('not_permitted');
    await insertInvitation(tx, {
      tokenHash: hashOf(token),
      manufaktur,
      createdBy: actor.person,
      createdAt: createdAt.toISOString(),
      expiresAt,
    });
    return accepted({ url: `${context.publicAddress()}/einladung#${token}`, expiresAt });
  });
}

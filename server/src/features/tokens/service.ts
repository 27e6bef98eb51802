import { type CreateTokenBody, LIMITS, type NewAccessToken } from '@geflecht/contract';
import { accepted, type AccessToken, type AccessTokenId, may, refused, type Result } from '@geflecht/domain';

import type { Context } from '../../app/context.ts';
import type { SignedIn } from '../../http/serve.ts';
import { inTransaction } from '../../storage/index.ts';
import { hashOf, newSecret } from '../../storage/secret.ts';
import {
  countLivingTokens,
  deleteToken,
  deleteTokensExpiredBefore,
  insertToken,
  listTokensOf,
} from './store.ts';
import { socketsOf, writeToken } from './token.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Milliseconds for which an expired token still stands in its person's list, so that they see what ran out. */
const REMEMBERED = 30 * DAY;

export async function readTokens(context: Context, actor: SignedIn): Promise<Result<readonly AccessToken[]>> {
  if (may(actor, 'keep_access_tokens') !== 'yes') return refused('not_permitted');
  return accepted(await listTokensOf(context.storage.db, actor.person));
}

/** @param example whether it is made in a session of the demo, and ends with it */
export async function makeToken(
  context: Context,
  actor: SignedIn,
  { name, scope, days }: CreateTokenBody,
  example: boolean,
): Promise<Result<NewAccessToken>> {
  if (may(actor, 'keep_access_tokens') !== 'yes') return refused('not_permitted');
  const now = context.now();
  const secret = newSecret(context.randomBytes);
  const token: AccessToken = {
    id: context.randomId() as AccessTokenId,
    name,
    scope,
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + days * DAY).toISOString(),
    lastUsedAt: null,
  };
  return await inTransaction(context.storage, async (tx) => {
    await deleteTokensExpiredBefore(tx, new Date(now.getTime() - REMEMBERED));
    if ((await countLivingTokens(tx, actor.person, now)) >= LIMITS.tokens) {
      return refused('too_many_tokens', { limit: LIMITS.tokens });
    }
    await insertToken(tx, { token, person: actor.person, secretHash: hashOf(secret), example });
    return accepted({ token, secret: writeToken({ id: token.id, secret }) });
  });
}

/** From now on nobody comes in with it, and who has is out. */
export async function endToken(
  context: Context,
  actor: SignedIn,
  id: AccessTokenId,
): Promise<Result<undefined>> {
  if (may(actor, 'keep_access_tokens') !== 'yes') return refused('not_permitted');
  if (!(await deleteToken(context.storage.db, id, actor.person))) return refused('unknown_id');
  context.collab.endSession({ session: socketsOf(id) });
  return accepted(undefined);
}

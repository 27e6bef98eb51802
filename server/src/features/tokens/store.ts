import type { AccessToken, AccessTokenId, PersonId } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import type { AccessTokenRow } from './tables.ts';

/** A token with what it is checked by. */
export interface StoredToken {
  readonly token: AccessToken;
  readonly person: PersonId;
  readonly secretHash: string;
  readonly example: boolean;
}

export async function insertToken(
  db: Db,
  { token, person, secretHash, example }: StoredToken,
): Promise<void> {
  await db
    .insertInto('access_tokens')
    .values({
      id: token.id,
      person,
      name: token.name,
      scope: token.scope,
      secret_hash: secretHash,
      example: example ? 1 : 0,
      created_at: token.createdAt,
      expires_at: token.expiresAt,
      last_used_at: token.lastUsedAt,
    })
    .execute();
}

export async function findToken(db: Db, id: AccessTokenId): Promise<StoredToken | undefined> {
  const row = await db.selectFrom('access_tokens').selectAll().where('id', '=', id).executeTakeFirst();
  return (
    row && {
      token: tokenOf(row),
      person: row.person,
      secretHash: row.secret_hash,
      example: row.example === 1,
    }
  );
}

/** All of a person, newest first; expired ones until they are swept away. */
export async function listTokensOf(db: Db, person: PersonId): Promise<readonly AccessToken[]> {
  const rows = await db
    .selectFrom('access_tokens')
    .selectAll()
    .where('person', '=', person)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(tokenOf);
}

export async function countLivingTokens(db: Db, person: PersonId, now: Date): Promise<number> {
  const { count } = await db
    .selectFrom('access_tokens')
    .select((select) => select.fn.countAll<number | string>().as('count'))
    .where('person', '=', person)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Answers whether this person had such a token. */
export async function deleteToken(db: Db, id: AccessTokenId, person: PersonId): Promise<boolean> {
  const rows = await db
    .deleteFrom('access_tokens')
    .where('id', '=', id)
    .where('person', '=', person)
    .returning('id')
    .execute();
  return rows.length > 0;
}

/** Writes down that it is in use, unless that was written after `since`. */
export async function noteTokenUse(db: Db, id: AccessTokenId, at: Date, since: Date): Promise<void> {
  await db
    .updateTable('access_tokens')
    .set({ last_used_at: at.toISOString() })
    .where('id', '=', id)
    .where((where) =>
      where.or([where('last_used_at', 'is', null), where('last_used_at', '<=', since.toISOString())]),
    )
    .execute();
}

/** Of these tokens, those that hold no more: revoked, expired, of somebody who is suspended, or of a demo that is over. */
export async function listEndedTokens(
  db: Db,
  ids: readonly AccessTokenId[],
  { now, demo }: { readonly now: Date; readonly demo: boolean },
): Promise<readonly AccessTokenId[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('access_tokens')
    .innerJoin('people', 'people.id', 'access_tokens.person')
    .select(['access_tokens.id', 'access_tokens.example'])
    .where('access_tokens.id', 'in', ids)
    .where('access_tokens.expires_at', '>', now.toISOString())
    .where('people.suspended', '=', 0)
    .execute();
  const living = new Set(rows.filter((row) => demo || row.example === 0).map((row) => row.id));
  return ids.filter((id) => !living.has(id));
}

export async function deleteTokensExpiredBefore(db: Db, moment: Date): Promise<void> {
  await db.deleteFrom('access_tokens').where('expires_at', '<=', moment.toISOString()).execute();
}

/** Ends every token there is; answers whose they were. */
export async function deleteAllTokens(db: Db): Promise<readonly PersonId[]> {
  const rows = await db.deleteFrom('access_tokens').returning('person').execute();
  return [...new Set(rows.map((row) => row.person))];
}

/** Ends what was made by people who had entered as somebody of the example world. */
export async function deleteExampleTokens(db: Db): Promise<void> {
  await db.deleteFrom('access_tokens').where('example', '=', 1).execute();
}

function tokenOf(row: AccessTokenRow): AccessToken {
  return {
    id: row.id,
    name: row.name,
    scope: row.scope,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}

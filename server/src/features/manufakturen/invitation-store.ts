import type { ManufakturSlug, PersonId, Timestamp } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';

export interface StoredInvitation {
  readonly tokenHash: string;
  readonly manufaktur: ManufakturSlug;
  readonly createdBy: PersonId;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp;
}

export async function insertInvitation(db: Db, invitation: StoredInvitation): Promise<void> {
  await db
    .insertInto('invitations')
    .values({
      token_hash: invitation.tokenHash,
      manufaktur: invitation.manufaktur,
      created_by: invitation.createdBy,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
    })
    .execute();
}

export async function findInvitation(db: Db, tokenHash: string): Promise<StoredInvitation | undefined> {
  const row = await db
    .selectFrom('invitations')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    tokenHash: row.token_hash,
    manufaktur: row.manufaktur,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}

/** Makes every link that was given out so far worthless. */
export async function deleteInvitations(db: Db): Promise<void> {
  await db.deleteFrom('invitations').execute();
}

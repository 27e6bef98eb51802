import { accepted, type PersonId, refused, type Result } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { hashOf } from '../../storage/secret.ts';

/** Milliseconds for which a sign-in link works. */
export const MAIL_LINK_LIFE = 15 * 60 * 1000;

export async function insertMailLink(
  db: Db,
  link: { token: string; person: PersonId; now: Date },
): Promise<void> {
  await db
    .insertInto('mail_links')
    .values({
      token_hash: hashOf(link.token),
      person: link.person,
      expires_at: new Date(link.now.getTime() + MAIL_LINK_LIFE).toISOString(),
      used_at: null,
    })
    .execute();
  const dayAgo = new Date(link.now.getTime() - 24 * 60 * 60 * 1000).toISOString();
  await db.deleteFrom('mail_links').where('expires_at', '<', dayAgo).execute();
}

type Refusals = 'link_token_unknown' | 'link_token_used' | 'link_token_expired';

/** Redeems a link; of two that come at the same moment one wins. */
export async function useMailLink(db: Db, token: string, now: Date): Promise<Result<PersonId, Refusals>> {
  const hash = hashOf(token);
  const taken = await db
    .updateTable('mail_links')
    .set({ used_at: now.toISOString() })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .returning('person')
    .executeTakeFirst();
  if (taken !== undefined) return accepted(taken.person);
  const row = await db
    .selectFrom('mail_links')
    .select('used_at')
    .where('token_hash', '=', hash)
    .executeTakeFirst();
  if (row === undefined) return refused('link_token_unknown');
  return refused(row.used_at === null ? 'link_token_expired' : 'link_token_used');
}

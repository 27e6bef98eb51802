import type { PersonId } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';

/** How one person signs in. */
export interface Credential {
  readonly person: PersonId;
  readonly email: string;
  readonly passwordHash: string | null;
}

export async function findCredential(
  db: Db,
  by: { email: string } | { person: PersonId },
): Promise<Credential | null> {
  const query = db.selectFrom('credentials').selectAll();
  const row = await (
    'email' in by ? query.where('email', '=', by.email) : query.where('person', '=', by.person)
  ).executeTakeFirst();
  return row === undefined ? null : { person: row.person, email: row.email, passwordHash: row.password_hash };
}

export async function insertCredential(db: Db, credential: Credential): Promise<void> {
  await db
    .insertInto('credentials')
    .values({ person: credential.person, email: credential.email, password_hash: credential.passwordHash })
    .execute();
}

export async function setPasswordHash(db: Db, person: PersonId, passwordHash: string): Promise<void> {
  await db
    .updateTable('credentials')
    .set({ password_hash: passwordHash })
    .where('person', '=', person)
    .execute();
}

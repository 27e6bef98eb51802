import type { PersonId } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { hashOf, newSecret, sameHash } from '../../storage/secret.ts';
import type { SessionToken } from './cookie.ts';

const DAY = 24 * 60 * 60 * 1000;
/** A session that is not used for this long ends. */
const SESSION_LIFE = 30 * DAY;

/** A valid session, as a request carries it. */
export interface Session {
  readonly id: string;
  readonly person: PersonId;
  readonly example: boolean;
  readonly expiresAt: Date;
}

interface Making {
  readonly person: PersonId;
  readonly example: boolean;
  readonly now: Date;
  readonly randomBytes: (size: number) => Uint8Array;
}

export async function insertSession(
  db: Db,
  making: Making,
): Promise<{ session: Session; token: SessionToken }> {
  const token = { id: newSecret(making.randomBytes), secret: newSecret(making.randomBytes) };
  const expiresAt = new Date(making.now.getTime() + SESSION_LIFE);
  await db
    .insertInto('sessions')
    .values({
      id: token.id,
      person: making.person,
      secret_hash: hashOf(token.secret),
      example: making.example ? 1 : 0,
      created_at: making.now.toISOString(),
      expires_at: expiresAt.toISOString(),
    })
    .execute();
  return { session: { id: token.id, person: making.person, example: making.example, expiresAt }, token };
}

/** The session behind a cookie, if the secret fits and it has not expired. */
export async function findSession(db: Db, token: SessionToken, now: Date): Promise<Session | undefined> {
  const row = await db.selectFrom('sessions').selectAll().where('id', '=', token.id).executeTakeFirst();
  if (row === undefined || !sameHash(row.secret_hash, hashOf(token.secret))) return undefined;
  const expiresAt = new Date(row.expires_at);
  if (expiresAt <= now) return undefined;
  return { id: row.id, person: row.person, example: row.example === 1, expiresAt };
}

/** Of these sessions, those that hold no more: ended, expired, or of somebody who is suspended. */
export async function listEndedSessions(
  db: Db,
  ids: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('people', 'people.id', 'sessions.person')
    .select('sessions.id')
    .where('sessions.id', 'in', ids)
    .where('sessions.expires_at', '>', now.toISOString())
    .where('people.suspended', '=', 0)
    .execute();
  const open = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !open.has(id));
}

/** Moves the end of a session's life on; at most once a day, so that reading stays reading. */
export async function extendSession(db: Db, session: Session, now: Date): Promise<Date | undefined> {
  const expiresAt = new Date(now.getTime() + SESSION_LIFE);
  if (expiresAt.getTime() - session.expiresAt.getTime() < DAY) return undefined;
  await db
    .updateTable('sessions')
    .set({ expires_at: expiresAt.toISOString() })
    .where('id', '=', session.id)
    .execute();
  return expiresAt;
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom('sessions').where('id', '=', id).execute();
}

export async function deleteSessionsOf(db: Db, person: PersonId): Promise<void> {
  await db.deleteFrom('sessions').where('person', '=', person).execute();
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now.toISOString()).execute();
}

/** Ends every session that was opened as an example person. */
export async function deleteExampleSessions(db: Db): Promise<void> {
  await db.deleteFrom('sessions').where('example', '=', 1).execute();
}

/** Ends every session there is; answers whose they were. */
export async function deleteAllSessions(db: Db): Promise<readonly PersonId[]> {
  const rows = await db.deleteFrom('sessions').returning('person').execute();
  return [...new Set(rows.map((row) => row.person))];
}

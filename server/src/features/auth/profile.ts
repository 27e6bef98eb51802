import { accepted, refused, type Result } from '@geflecht/domain';

import type { Storage } from '../../storage/index.ts';
import { renamePerson } from '../people/index.ts';
import { findCredential, setPasswordHash } from './credential-store.ts';
import type { AuthLimits } from './limits.ts';
import type { Passwords } from './password.ts';
import type { Session } from './session-store.ts';

export interface ProfileMeans {
  readonly storage: Storage;
  readonly passwords: Passwords;
  readonly limits: AuthLimits;
}

interface ProfileChange {
  readonly name?: string | undefined;
  readonly newPassword?: string | undefined;
  readonly currentPassword?: string | undefined;
}

/** Changes the own name or password. Example people stay who they are: many enter as the same one. */
export async function changeProfile(
  means: ProfileMeans,
  session: Session,
  change: ProfileChange,
  address: string,
): Promise<Result<{ readonly passwordChanged: boolean }>> {
  if (session.example) return refused('not_permitted');
  const { db } = means.storage;
  if (change.newPassword !== undefined) {
    const credential = await findCredential(db, { person: session.person });
    if (credential === null) return refused('not_permitted');
    if (credential.passwordHash !== null) {
      const allowed = means.limits.guess(credential.email, address);
      if (!allowed.ok) return allowed;
      const right = await means.passwords.matches(credential.passwordHash, change.currentPassword ?? '');
      if (!right) return refused('wrong_credentials');
      means.limits.right(credential.email);
    }
    await setPasswordHash(db, session.person, await means.passwords.hash(change.newPassword));
  }
  if (change.name !== undefined) await renamePerson(db, session.person, change.name);
  return accepted({ passwordChanged: change.newPassword !== undefined });
}

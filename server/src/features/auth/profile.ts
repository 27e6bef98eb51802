import { accepted, refused, type Result } from '@geflecht/domain';

import { renamePerson } from '../people/index.ts';
import { findCredential, setPasswordHash } from './credential-store.ts';
import { type ProofMeans, provePassword } from './proof.ts';
import type { Session } from './session-store.ts';

interface ProfileChange {
  readonly name?: string | undefined;
  readonly newPassword?: string | undefined;
  readonly currentPassword?: string | undefined;
}

/** Changes the own name or password. Example people stay who they are: many enter as the same one. */
export async function changeProfile(
  means: ProofMeans,
  session: Session,
  change: ProfileChange,
  address: string,
): Promise<Result<{ readonly passwordChanged: boolean }>> {
  if (session.example) return refused('not_permitted');
  const { db } = means.storage;
  if (change.newPassword !== undefined) {
    const credential = await findCredential(db, { person: session.person });
    if (credential === null) return refused('not_permitted');
    const proven = await provePassword(means, session.person, change.currentPassword, address);
    if (!proven.ok) return proven;
    await setPasswordHash(db, session.person, await means.passwords.hash(change.newPassword));
  }
  if (change.name !== undefined) await renamePerson(db, session.person, change.name);
  return accepted({ passwordChanged: change.newPassword !== undefined });
}

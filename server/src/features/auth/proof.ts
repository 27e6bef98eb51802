import { accepted, type PersonId, refused, type Result } from '@geflecht/domain';

import type { Storage } from '../../storage/index.ts';
import { findCredential } from './credential-store.ts';
import type { AuthLimits } from './limits.ts';
import type { Passwords } from './password.ts';

export interface ProofMeans {
  readonly storage: Pick<Storage, 'db'>;
  readonly passwords: Passwords;
  readonly limits: AuthLimits;
}

/**
 * Asks whoever has a password for it once more, before something that outlasts the session: a browser left open must
 * not be enough. Who signs in without one has nothing to show but the session.
 */
export async function provePassword(
  { storage, passwords, limits }: ProofMeans,
  person: PersonId,
  password: string | undefined,
  address: string,
): Promise<Result<undefined>> {
  const credential = await findCredential(storage.db, { person });
  if (credential === null || credential.passwordHash === null) return accepted(undefined);
  const allowed = limits.guess(credential.email, address);
  if (!allowed.ok) return allowed;
  const isRight = await passwords.matches(credential.passwordHash, password ?? '');
  if (!isRight) return refused('wrong_credentials');
  limits.right(credential.email);
  return accepted(undefined);
}

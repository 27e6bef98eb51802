import { accepted, type PersonId, refused, type Result } from '@geflecht/domain';
import { catalogueOf, type Language } from '@geflecht/i18n';

import type { Storage } from '../../storage/index.ts';
import { newSecret } from '../../storage/secret.ts';
import type { Mailer } from '../outbox/index.ts';
import { findPerson } from '../people/index.ts';
import { findCredential } from './credential-store.ts';
import type { AuthLimits } from './limits.ts';
import { insertMailLink, MAIL_LINK_LIFE, useMailLink } from './mail-link-store.ts';
import type { Passwords } from './password.ts';

export interface SignInMeans {
  readonly storage: Storage;
  readonly now: () => Date;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly passwords: Passwords;
  readonly limits: AuthLimits;
  readonly mailer: Mailer;
  /** Where people reach the product; never taken from the request, which anybody can forge. */
  readonly publicAddress: () => string;
}

/** E-mail and password. An unknown e-mail takes as long and says the same as a wrong password. */
export async function signInByPassword(
  means: SignInMeans,
  given: { readonly email: string; readonly password: string; readonly address: string },
): Promise<Result<PersonId>> {
  const allowed = means.limits.guess(given.email, given.address);
  if (!allowed.ok) return allowed;
  const credential = await findCredential(means.storage.db, { email: given.email });
  const right = await means.passwords.matches(credential?.passwordHash ?? null, given.password);
  if (credential === null || !right) return refused('wrong_credentials');
  means.limits.right(given.email);
  return await unlessSuspended(means, credential.person);
}

/** Sends a sign-in link if there is such an account; the caller answers before this ends, so nothing shows which. */
export async function sendMailLink(
  means: SignInMeans,
  given: { readonly email: string; readonly language: Language; readonly address: string },
): Promise<void> {
  if (!means.limits.mail(given.email, given.address)) return;
  const credential = await findCredential(means.storage.db, { email: given.email });
  if (credential === null) return;
  const token = newSecret(means.randomBytes);
  await insertMailLink(means.storage.db, { token, person: credential.person, now: means.now() });
  const { subject, text } = catalogueOf(given.language).mail.signIn;
  // Behind the `#`, so that the token stands in no server's log.
  const link = `${means.publicAddress()}/anmelden/link#${token}`;
  await means.mailer.send({ to: credential.email, subject, text: text(link, MAIL_LINK_LIFE / 60_000) });
}

export async function signInByMailLink(
  means: SignInMeans,
  given: { readonly token: string; readonly address: string },
): Promise<Result<PersonId>> {
  const allowed = means.limits.arrive(given.address);
  if (!allowed.ok) return allowed;
  const redeemed = await useMailLink(means.storage.db, given.token, means.now());
  if (!redeemed.ok) return redeemed;
  return await unlessSuspended(means, redeemed.value);
}

async function unlessSuspended(means: SignInMeans, id: PersonId): Promise<Result<PersonId>> {
  const person = await findPerson(means.storage.db, id);
  if (person === undefined) throw new Error('a credential of nobody');
  return person.suspended ? refused('account_suspended') : accepted(id);
}

import type { FeedEvent } from '@geflecht/contract';
import { accepted, type PersonId, refused, type Result } from '@geflecht/domain';

import { type Db, inTransaction, type Storage } from '../../storage/index.ts';
import { hashOf, newSecret, sameHash } from '../../storage/secret.ts';
import { appendEvent } from '../events/index.ts';
import { deleteInvitations } from '../manufakturen/index.ts';
import { insertPerson } from '../people/index.ts';
import { deleteAllTokens } from '../tokens/index.ts';
import { insertCredential } from './credential-store.ts';
import type { AuthLimits } from './limits.ts';
import type { Passwords } from './password.ts';
import { deleteAllSessions } from './session-store.ts';
import { findSetting, setSetting } from './setting-store.ts';

export interface SetupMeans {
  readonly storage: Storage;
  readonly now: () => Date;
  readonly randomId: () => string;
  readonly limits: AuthLimits;
  readonly passwords: Passwords;
}

interface Founding {
  readonly person: PersonId;
  readonly event: FeedEvent;
  /** Whose sessions and tokens ended with it. */
  readonly ended: readonly PersonId[];
}

export async function isSetUp(db: Db): Promise<boolean> {
  return (await findSetting(db, 'setup_done_at')) !== null;
}

/** Codes that hold at the same time where several nodes start on one database, each printing its own. */
const CODES_OF_NODES = 16;

/**
 * Makes the code that this start prints; `null` once somebody has used one. It replaces the one before, or, where there
 * may be several nodes, the oldest of the last ones.
 */
export async function renewSetupCode(
  storage: Storage,
  randomBytes: (size: number) => Uint8Array,
): Promise<string | null> {
  const code = newSecret(randomBytes);
  const made = await inTransaction<boolean>(storage, async (tx) => {
    if (await isSetUp(tx)) return accepted(false);
    const before = storage.dialect === 'sqlite' ? [] : await setupHashes(tx);
    const hashes = [hashOf(code), ...before].slice(0, CODES_OF_NODES);
    await setSetting(tx, 'setup_code_hash', hashes.join(' '));
    return accepted(true);
  });
  return made.ok && made.value ? code : null;
}

async function setupHashes(db: Db): Promise<readonly string[]> {
  return (await findSetting(db, 'setup_code_hash'))?.split(' ') ?? [];
}

/**
 * Sets the first real admin up. From then on the example people are out, for good. Wrong codes are slowed down; the
 * right one never waits for them, or any stranger could keep the installation from being set up.
 */
export async function setUp(
  means: SetupMeans,
  given: {
    readonly code: string;
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly address: string;
  },
): Promise<Result<Founding>> {
  const isRight = await isSetupCode(means.storage.db, given.code);
  if (!isRight) {
    const allowed = means.limits.guess('setup', given.address);
    if (!allowed.ok) return allowed;
    return refused((await isSetUp(means.storage.db)) ? 'setup_closed' : 'setup_code_wrong');
  }
  // Hashed outside the transaction, which would hold everybody up meanwhile.
  const passwordHash = await means.passwords.hash(given.password);
  return await inTransaction<Founding>(means.storage, async (tx) => {
    if (await isSetUp(tx)) return refused('setup_closed');
    const at = means.now().toISOString();
    const person = means.randomId() as PersonId;
    await insertPerson(
      tx,
      {
        id: person,
        name: given.name,
        background: null,
        organisation: null,
        // An admin alone has no say over content and sees no working space: somebody must be able to begin.
        offices: ['admin', 'kk'],
        guest: false,
        suspended: false,
      },
      at,
    );
    await insertCredential(tx, { person, email: given.email, passwordHash });
    await setSetting(tx, 'setup_done_at', at);
    // Whoever is in by now came as an example person, or on the invitation of one: anybody could.
    const ended = [...new Set([...(await deleteAllSessions(tx)), ...(await deleteAllTokens(tx))])];
    await deleteInvitations(tx);
    const change = { kind: 'person_arrived', person } as const;
    return accepted({
      person,
      ended,
      event: await appendEvent(tx, { at, actor: person, manufakturen: [], change }),
    });
  });
}

async function isSetupCode(db: Db, code: string): Promise<boolean> {
  const given = hashOf(code);
  return (await setupHashes(db)).some((expected) => sameHash(expected, given));
}

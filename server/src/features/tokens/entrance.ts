import {
  accepted,
  type AccessTokenId,
  type PersonId,
  refused,
  type Result,
  type TokenScope,
} from '@geflecht/domain';
import type { FastifyBaseLogger } from 'fastify';

import { createBucket } from '../../http/limiter.ts';
import type { Storage } from '../../storage/index.ts';
import { hashOf, sameHash } from '../../storage/secret.ts';
import { findPerson } from '../people/index.ts';
import { findToken, noteTokenUse, type StoredToken } from './store.ts';
import { readToken } from './token.ts';

/** Whose token it is, and what it allows at most. */
export interface TokenHolder {
  readonly person: PersonId;
  readonly scope: TokenScope;
  readonly token: AccessTokenId;
  readonly expiresAt: Date;
}

/** Recognises tokens. */
export interface TokenEntrance {
  /** @param address of the client; too many unknown tokens from one have to wait */
  ownerOf(
    written: string | undefined,
    address: string,
  ): Promise<Result<TokenHolder, 'token_invalid' | 'rate_limited'>>;
  /** Somebody works with it just now. */
  noteUse(token: AccessTokenId): void;
}

export interface TokenEntranceMeans {
  readonly storage: Pick<Storage, 'db'>;
  readonly now: () => Date;
  readonly demoActive: () => Promise<boolean>;
  readonly logger: Pick<FastifyBaseLogger, 'warn'>;
}

const HOUR = 60 * 60 * 1000;
/** Bounds the memory; a token that falls out only counts against its address once more. */
const MOST_PROVEN = 20_000;

export function createTokenEntrance({ storage, now, demoActive, logger }: TokenEntranceMeans): TokenEntrance {
  const { db } = storage;
  /** As wide as for sign-ins: a workshop behind one address never meets it, a program that tries does. */
  const attempts = createBucket(600, 120);
  /** Hashes of secrets that were right; they never wait because of what others behind their address try. */
  const proven = new Set<string>();

  async function holds({ token, person, example }: StoredToken): Promise<boolean> {
    if (new Date(token.expiresAt) <= now()) return false;
    if (example && !(await demoActive())) return false;
    const holder = await findPerson(db, person);
    return holder !== undefined && !holder.suspended;
  }

  return {
    async ownerOf(written, address) {
      const parts = written === undefined ? undefined : readToken(written);
      const hash = parts && hashOf(parts.secret);
      if ((hash === undefined || !proven.has(hash)) && !attempts.take(address, now())) {
        return refused('rate_limited', { retryAfter: 60 });
      }
      if (parts === undefined || hash === undefined) return refused('token_invalid');
      const stored = await findToken(db, parts.id);
      if (stored === undefined || !sameHash(stored.secretHash, hash) || !(await holds(stored))) {
        proven.delete(hash);
        return refused('token_invalid');
      }
      proven.add(hash);
      const [oldest] = proven;
      if (proven.size > MOST_PROVEN && oldest !== undefined) proven.delete(oldest);
      const { id, scope, expiresAt } = stored.token;
      return accepted({ person: stored.person, scope, token: id, expiresAt: new Date(expiresAt) });
    },

    noteUse(token) {
      const at = now();
      noteTokenUse(db, token, at, new Date(at.getTime() - HOUR)).catch((error: unknown) =>
        logger.warn({ err: error }, 'the use of a token could not be written down'),
      );
    },
  };
}

import { refused, type Result } from '@geflecht/domain';

import { createBucket, createLimiter } from '../../http/limiter.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * Limits by account first. A workshop of forty people sits behind one address, so the limits by address are so wide
 * that only a program meets them.
 */
export function createAuthLimits(now: () => Date) {
  const guesses = createLimiter({ free: 5, firstWait: 30 * SECOND, longestWait: 15 * MINUTE });
  const mails = createBucket(3, 0.2);
  const attempts = createBucket(600, 120);
  const arrivals = createBucket(600, 120);

  return {
    /** Before a secret is checked: counts the attempt, so that many at once are not one. */
    guess(account: string, address: string): Result<void, 'rate_limited'> {
      const wait = guesses.wait(account, now());
      if (wait > 0) return refused('rate_limited', { retryAfter: Math.ceil(wait / SECOND) });
      if (!attempts.take(address, now())) return refused('rate_limited', { retryAfter: 60 });
      guesses.miss(account, now());
      return { ok: true, value: undefined };
    },
    /** The secret was right; earlier misses no longer count. */
    right(account: string): void {
      guesses.forget(account);
    },
    mail(email: string, address: string): boolean {
      return attempts.take(address, now()) && mails.take(email, now());
    },
    /** Guests and example people: new sessions without a secret to guess. */
    arrive(address: string): Result<void, 'rate_limited'> {
      return arrivals.take(address, now())
        ? { ok: true, value: undefined }
        : refused('rate_limited', { retryAfter: 60 });
    },
  };
}

export type AuthLimits = ReturnType<typeof createAuthLimits>;

/** A wait that grows with every miss beyond the allowed ones. */
export interface LimiterOptions {
  /** Misses that cost nothing. */
  readonly free: number;
  /** Milliseconds of the first wait; each further miss doubles it. */
  readonly firstWait: number;
  /** Milliseconds of the longest wait, and of the time after which misses are forgotten. */
  readonly longestWait: number;
}

export interface Limiter {
  /** Milliseconds the key still has to wait; 0 lets it through. */
  wait(key: string, now: Date): number;
  miss(key: string, now: Date): void;
  forget(key: string): void;
}

/** Bounds the memory an attacker can make us spend; the oldest entry goes first. */
const MOST_KEYS = 20_000;

/** Counts misses per key, in memory: a restart forgives, which is cheap compared with storing every miss. */
export function createLimiter(options: LimiterOptions): Limiter {
  const misses = new Map<string, { count: number; at: number }>();

  function waitOf(count: number): number {
    if (count < options.free) return 0;
    return Math.min(options.longestWait, options.firstWait * 2 ** Math.min(count - options.free, 30));
  }

  return {
    wait(key, now) {
      const known = misses.get(key);
      if (known === undefined) return 0;
      return Math.max(0, known.at + waitOf(known.count) - now.getTime());
    },
    miss(key, now) {
      const known = misses.get(key);
      const stale =
        known !== undefined && now.getTime() - known.at > Math.max(options.longestWait, waitOf(known.count));
      misses.delete(key);
      misses.set(key, { count: known === undefined || stale ? 1 : known.count + 1, at: now.getTime() });
      const oldest = misses.keys().next();
      if (misses.size > MOST_KEYS && !oldest.done) misses.delete(oldest.value);
    },
    forget(key) {
      misses.delete(key);
    },
  };
}

/** The same for "at most so many in a time", as a bucket that refills evenly. */
export interface Bucket {
  /** Takes one; false when the bucket is empty. */
  take(key: string, now: Date): boolean;
}

/** @param perMinute how many refill in a minute. */
export function createBucket(size: number, perMinute: number): Bucket {
  const levels = new Map<string, { level: number; at: number }>();
  return {
    take(key, now) {
      const known = levels.get(key) ?? { level: size, at: now.getTime() };
      const refilled = Math.min(size, known.level + ((now.getTime() - known.at) / 60_000) * perMinute);
      levels.delete(key);
      levels.set(key, { level: refilled >= 1 ? refilled - 1 : refilled, at: now.getTime() });
      const oldest = levels.keys().next();
      if (levels.size > MOST_KEYS && !oldest.done) levels.delete(oldest.value);
      return refilled >= 1;
    },
  };
}

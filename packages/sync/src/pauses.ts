/** Falls in a row after which pauses begin to grow: the first dozen seconds are worth many attempts. */
const QUICK = 8;
const LONGEST = 15_000;

/**
 * Milliseconds before attempt `falls` + 1, after `falls` earlier ones that led to nothing. A random part keeps many
 * tabs from coming at the same moment; the first comes after 0.2–1.2 s.
 */
export function pauseAfter(falls: number, random: () => number): number {
  if (falls === 0) return 200 + random() * 1000;
  if (falls < QUICK) return 500 + random() * 1000;
  return Math.min(LONGEST, 1500 * 2 ** (falls - QUICK + 1)) * (0.5 + random() / 2);
}

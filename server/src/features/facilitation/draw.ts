/** Gives the number of random bytes that is asked for. */
export type RandomBytes = (count: number) => Uint8Array;

/** A list in random order, each order no less likely than any other (Fisher–Yates). */
export function shuffled<T>(list: readonly T[], randomBytes: RandomBytes): T[] {
  const drawn = [...list];
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const other = below(last + 1, randomBytes);
    [drawn[last], drawn[other]] = [drawn[other] as T, drawn[last] as T];
  }
  return drawn;
}

/** A whole number from 0 to below `bound` (at most 65,536), none more likely than another. */
function below(bound: number, randomBytes: RandomBytes): number {
  const whole = 65_536 - (65_536 % bound);
  for (;;) {
    const [high = 0, low = 0] = randomBytes(2);
    const number = high * 256 + low;
    if (number < whole) return number % bound;
  }
}

/** Up to here tenths of a millisecond are told apart, beyond it milliseconds. */
const FINE_MS = 200;
const FINE = FINE_MS * 10;
const LONGEST_MS = 60_000;

/** Many waiting times, counted in buckets: exact to 0.1 ms below 200 ms and to 1 ms beyond. */
export class Latencies {
  readonly #buckets = new Uint32Array(FINE + LONGEST_MS);
  count = 0;

  add(milliseconds: number): void {
    this.count += 1;
    const bucket =
      milliseconds < FINE_MS
        ? Math.max(0, milliseconds * 10) | 0
        : FINE + Math.min(LONGEST_MS - 1, (milliseconds - FINE_MS) | 0);
    this.#buckets[bucket] = (this.#buckets[bucket] as number) + 1;
  }

  /** Milliseconds that this share of all waited at most; `NaN` when nothing was counted. */
  percentile(share: number): number {
    if (this.count === 0) return Number.NaN;
    let left = Math.max(1, Math.ceil(this.count * share));
    for (let bucket = 0; bucket < this.#buckets.length; bucket += 1) {
      left -= this.#buckets[bucket] as number;
      if (left <= 0) return bucket < FINE ? (bucket + 1) / 10 : FINE_MS + bucket - FINE + 1;
    }
    return LONGEST_MS;
  }

  max(): number {
    return this.percentile(1);
  }
}

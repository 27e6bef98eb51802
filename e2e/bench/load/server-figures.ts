import type { Figures } from './subjects.ts';

/** How much each figure grew. */
export function difference(after: Figures, before: Figures): Figures {
  return new Map([...after].map(([name, value]) => [name, value - (before.get(name) ?? 0)]));
}

/** Milliseconds that the event loop was late at most for this share of the moments, to the precision of the buckets. */
export function lagPercentile(figures: Figures, share: number): number {
  return 1000 * bucketOf(figures, 'geflecht_loop_lag_seconds', share);
}

function bucketOf(figures: Figures, histogram: string, share: number): number {
  const total = figures.get(`${histogram}_count`) ?? 0;
  if (total === 0) return Number.NaN;
  for (const [name, count] of figures) {
    const bound = new RegExp(`^${histogram}_bucket\\{le="([^"]+)"\\}$`).exec(name)?.[1];
    if (bound === undefined || count < total * share) continue;
    return bound === '+Inf' ? Number.POSITIVE_INFINITY : Number(bound);
  }
  return Number.NaN;
}

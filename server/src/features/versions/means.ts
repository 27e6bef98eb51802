import type { Context } from '../../app/context.ts';
import type { TakingMeans } from './taking.ts';

/** What of a feature's means the taking of versions needs. */
export function takingMeans({ storage, collab, now, randomId }: Context): TakingMeans {
  return { storage, collab: () => collab, now, randomId };
}

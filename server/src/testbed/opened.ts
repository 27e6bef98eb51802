import { onTestFinished } from 'vitest';

import type { Db, Storage } from '../storage/index.ts';
import { plantWorld } from './world.ts';

/** A database that goes with the running test, holding the small world. */
export async function openedWorld(fresh: () => Promise<Storage>): Promise<Storage & { readonly db: Db }> {
  const storage = await fresh();
  onTestFinished(storage.close);
  await plantWorld(storage.db);
  return storage;
}

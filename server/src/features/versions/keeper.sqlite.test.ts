import type { ProposalId } from '@geflecht/domain';
import { expect, it, onTestFinished } from 'vitest';

import { insertUpdates, seededProposal } from '../../collab/index.ts';
import { withState } from '../../collab/versioning/state.ts';
import { StorageUnavailable } from '../../storage/index.ts';
import { emptySqlite, migrated, NOW } from '../../testbed/storage.ts';
import { createVersionKeeper, type KeeperMeans } from './keeper.ts';
import { listVersions } from './store.ts';

const address = { kind: 'proposal', id: 'M1-01' as ProposalId } as const;

it('what cannot be kept during an outage is kept after it, once', async () => {
  const storage = await migrated(emptySqlite());
  onTestFinished(storage.close);
  const seeded = seededProposal({ sections: { ziel: ['Eins.'] }, smart: {} });
  await insertUpdates(storage.db, [{ document: 'proposal:M1-01', update: seeded.update }], NOW);
  let isDown = true;
  let clock = NOW;
  const warned: unknown[] = [];
  const read: ReturnType<KeeperMeans['collab']>['read'] = async (_, reader) => {
    if (isDown) throw new StorageUnavailable('The disk is full.');
    return withState(seeded.update, reader);
  };
  const keeper = createVersionKeeper({
    storage,
    collab: () => ({ read }),
    now: () => clock,
    randomId: () => `v${clock.getTime()}`,
    logger: { warn: (...words: unknown[]) => void warned.push(words) },
  });
  onTestFinished(keeper.stop);
  keeper.changed(address, null);
  const look = async (minutes: number) => {
    clock = new Date(NOW.getTime() + minutes * 60_000);
    await keeper.look();
    return await listVersions(storage.db, address, { limit: 9 });
  };
  expect(await look(5)).toEqual([]);
  expect(await look(6)).toEqual([]);
  expect(warned).toHaveLength(2);
  isDown = false;
  expect(await look(7)).toHaveLength(1);
  expect(await look(60)).toHaveLength(1);
  expect(warned).toHaveLength(2);
});

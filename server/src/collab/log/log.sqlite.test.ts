import { describe } from 'vitest';

import { emptySqlite, migrated } from '../../testbed/storage.ts';
import { logContract } from './log.contract.ts';

describe('the log on SQLite', () => {
  logContract(async () => {
    const storage = await migrated(emptySqlite());
    return { storage, place: storage.place };
  });
});

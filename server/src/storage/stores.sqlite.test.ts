import { describe } from 'vitest';

import { emptySqlite, migrated } from '../testbed/storage.ts';
import { storeContracts } from './stores.contract.ts';

describe('SQLite', () => {
  storeContracts(emptySqlite, async () => await migrated(emptySqlite()));
});

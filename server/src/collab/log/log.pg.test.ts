import { describe, inject } from 'vitest';

import { emptyPostgres, migrated } from '../../testbed/storage.ts';
import { logContract } from './log.contract.ts';

describe('the log on PostgreSQL', () => {
  logContract(async () => {
    const storage = await migrated(emptyPostgres(inject('pgUrl')));
    return { storage, place: storage.place };
  });
});

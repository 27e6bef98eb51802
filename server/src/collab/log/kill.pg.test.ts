import { describe, inject } from 'vitest';

import { emptyPostgres } from '../../testbed/storage.ts';
import { killContract } from './kill.contract.ts';

const isLong = process.env['GEFLECHT_TEST_LONG'] === '1';

describe('the log on PostgreSQL, killed', () => {
  killContract(
    async () => {
      const storage = await emptyPostgres(inject('pgUrl'));
      return { storage, place: storage.place };
    },
    isLong ? { kills: 20, least: 2000 } : { kills: 3, least: 50 },
  );
});

import { describe } from 'vitest';

import { emptySqlite } from '../../testbed/storage.ts';
import { killContract } from './kill.contract.ts';

const isLong = process.env['GEFLECHT_TEST_LONG'] === '1';

describe('the log on SQLite, killed', () => {
  killContract(
    async () => {
      const storage = await emptySqlite();
      return { storage, place: storage.place };
    },
    isLong ? { kills: 100, least: 10_000 } : { kills: 4, least: 100 },
  );
});

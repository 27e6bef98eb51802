import { describe, inject } from 'vitest';

import { emptyPostgres, migratedPostgres } from '../testbed/storage.ts';
import { storeContracts } from './stores.contract.ts';

describe('PostgreSQL', () => {
  const url = inject('pgUrl');
  storeContracts(async () => await emptyPostgres(url), migratedPostgres(url));
});

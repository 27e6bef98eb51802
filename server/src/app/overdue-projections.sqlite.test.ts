import { describe, vi } from 'vitest';

import { startProduct } from '../testbed/product.ts';
import { overdueProjectionsContract } from './overdue-projections.contract.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('overdue projections on SQLite', () => {
  overdueProjectionsContract(async () => await startProduct());
});

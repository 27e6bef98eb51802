import { describe, vi } from 'vitest';

import { startProduct } from '../../testbed/product.ts';
import { silentContract } from './silent.contract.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('silent writing on SQLite', () => {
  silentContract(async () => await startProduct());
});

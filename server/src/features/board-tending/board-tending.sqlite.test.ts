import { describe, vi } from 'vitest';

import { startProduct } from '../../testbed/product.ts';
import { boardTendingContract } from './board-tending.contract.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('the boards of a Manufaktur on SQLite', () => {
  boardTendingContract(async (now) => await startProduct({ now }));
});

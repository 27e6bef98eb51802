import { describe, vi } from 'vitest';

import { startProduct } from '../../testbed/product.ts';
import { facilitationContract } from './facilitation.contract.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('moderating on SQLite', () => {
  facilitationContract(async (now) => await startProduct({ now }));
});

import { describe, vi } from 'vitest';

import { startProduct } from '../../testbed/product.ts';
import { imagesContract } from './images.contract.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('pictures on SQLite', () => {
  imagesContract(async (now) => await startProduct({ now }));
});

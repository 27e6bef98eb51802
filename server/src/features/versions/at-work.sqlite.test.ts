import { describe, vi } from 'vitest';

import { startProduct } from '../../testbed/product.ts';
import { versionsAtWork } from './at-work.contract.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('versions on SQLite', () => {
  versionsAtWork(async (stage) => await startProduct({ now: () => stage.now }));
});

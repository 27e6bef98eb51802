import { describe, vi } from 'vitest';

import { startProduct } from '../../testbed/product.ts';
import { commentsContract } from './comments.contract.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('comments on SQLite', () => {
  commentsContract(async () => await startProduct());
});

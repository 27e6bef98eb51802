import { afterAll, describe, inject, vi } from 'vitest';

import { startProduct } from '../../testbed/product.ts';
import { emptyPostgres } from '../../testbed/storage.ts';
import { commentsContract } from './comments.contract.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

describe('comments on PostgreSQL', () => {
  commentsContract(async () => {
    const { place, close } = await emptyPostgres(inject('pgUrl'));
    closing.push(close);
    return await startProduct({ databaseUrl: place.databaseUrl });
  });
});

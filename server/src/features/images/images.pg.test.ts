import { afterAll, describe, inject, vi } from 'vitest';

import { startProduct } from '../../testbed/product.ts';
import { emptyPostgres } from '../../testbed/storage.ts';
import { imagesContract } from './images.contract.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

describe('pictures on PostgreSQL', () => {
  imagesContract(async (now) => {
    const { place, close } = await emptyPostgres(inject('pgUrl'));
    closing.push(close);
    return await startProduct({ now, databaseUrl: place.databaseUrl });
  });
});

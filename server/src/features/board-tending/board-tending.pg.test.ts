import { afterAll, describe, inject, vi } from 'vitest';

import { startProduct } from '../../testbed/product.ts';
import { emptyPostgres } from '../../testbed/storage.ts';
import { boardTendingContract } from './board-tending.contract.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

describe('the boards of a Manufaktur on PostgreSQL', () => {
  boardTendingContract(async (now) => {
    const { place, close } = await emptyPostgres(inject('pgUrl'));
    closing.push(close);
    return await startProduct({ now, databaseUrl: place.databaseUrl });
  });
});

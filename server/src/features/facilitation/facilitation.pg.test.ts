import { afterAll, describe, inject, vi } from 'vitest';

import { startProduct } from '../../testbed/product.ts';
import { emptyPostgres } from '../../testbed/storage.ts';
import { facilitationContract } from './facilitation.contract.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

describe('moderating on PostgreSQL', () => {
  facilitationContract(async (now) => {
    const { place, close } = await emptyPostgres(inject('pgUrl'));
    closing.push(close);
    return await startProduct({ now, databaseUrl: place.databaseUrl });
  });
});

import { afterAll, describe, inject, onTestFinished, vi } from 'vitest';

import { startProduct } from '../testbed/product.ts';
import { createPrograms } from '../testbed/program.ts';
import { emptyPostgres } from '../testbed/storage.ts';
import { killedProjectionsContract } from './killed-projections.contract.ts';
import { overdueProjectionsContract } from './overdue-projections.contract.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

/** A database of its own, which goes with the file. */
async function freshDatabase(): Promise<{ databaseUrl: string }> {
  const { place, close } = await emptyPostgres(inject('pgUrl'));
  closing.push(close);
  return place;
}

describe('overdue projections on PostgreSQL', () => {
  overdueProjectionsContract(async () => await startProduct(await freshDatabase()));
});

describe('killed before the projection, on PostgreSQL', () => {
  killedProjectionsContract(async () => {
    const place = await freshDatabase();
    const programs = createPrograms();
    onTestFinished(async () => await programs[Symbol.asyncDispose]());
    return { programs, place, environment: { DATABASE_URL: place.databaseUrl } };
  });
});

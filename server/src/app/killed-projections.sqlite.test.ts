import { describe, onTestFinished, vi } from 'vitest';

import { createPrograms } from '../testbed/program.ts';
import { killedProjectionsContract } from './killed-projections.contract.ts';

// The test starts whole processes; how long that takes is the machine's affair.
vi.setConfig({ testTimeout: 90_000 });

describe('killed before the projection, on SQLite', () => {
  killedProjectionsContract(async () => {
    const programs = createPrograms();
    onTestFinished(async () => await programs[Symbol.asyncDispose]());
    return { programs, place: { dataDir: programs.dataDir }, environment: {} };
  });
});

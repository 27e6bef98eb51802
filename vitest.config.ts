import { availableParallelism } from 'node:os';

import { defineConfig } from 'vitest/config';

const outside = ['**/node_modules/**', '**/dist/**', 'e2e/**', 'tools/boundaries/canary/**'];
const needsDom = '**/*.browser.test.{ts,tsx}';
const needsPostgres = '**/*.pg.test.ts';
const needsNodes = '**/*.nodes.test.ts';
/** Much of the time of most files is waiting; by itself vitest would leave one core idle on a machine of two. */
const maxWorkers = Math.max(2, availableParallelism() - 1);

/** The suffix of a test file names the environment it needs; a new package is picked up by itself. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          maxWorkers,
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...outside, needsDom, needsPostgres, needsNodes],
        },
      },
      {
        test: {
          name: 'browser',
          maxWorkers,
          environment: 'happy-dom',
          include: [needsDom],
          exclude: outside,
        },
      },
      {
        test: {
          name: 'integration',
          maxWorkers,
          include: [needsPostgres],
          exclude: outside,
          globalSetup: ['packages/testkit/src/services/provide-postgres.ts'],
        },
      },
      {
        test: {
          name: 'nodes',
          include: [needsNodes],
          exclude: outside,
          // Whole processes and services of their own, which are stopped and started: alone, and after all others.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

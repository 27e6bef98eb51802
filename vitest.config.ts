import { availableParallelism } from 'node:os';

import { defineConfig } from 'vitest/config';

const outside = ['**/node_modules/**', '**/dist/**', 'e2e/**', 'tools/boundaries/canary/**'];
const needsDom = '**/*.browser.test.{ts,tsx}';
const needsPostgres = '**/*.pg.test.ts';
/** Their helpers tidy up by hooks of their own and put another IndexedDB into the global scope. */
const needsIsolation = 'packages/sync/**/*.test.ts';
const needsNodes = '**/*.nodes.test.ts';
/** Much of the time of most files is waiting: one more at a time than there are cores. */
const maxWorkers = availableParallelism() + 1;

/** Milliseconds. No test asserts a time; a machine that has other work fails none. */
const patience = { testTimeout: 30_000, hookTimeout: 60_000 };

/**
 * Files share what they import: loading the same modules for each of them costs as much as half of the tests. So no file
 * may leave behind what another one could notice, and helpers set hooks only where they are called.
 *
 * The suffix of a test file names the environment it needs; a new package is picked up by itself.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...patience,
          name: 'unit',
          maxWorkers,
          isolate: false,
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...outside, needsDom, needsPostgres, needsNodes, needsIsolation],
        },
      },
      { test: { ...patience, name: 'isolated', maxWorkers, include: [needsIsolation], exclude: outside } },
      {
        test: {
          ...patience,
          name: 'browser',
          maxWorkers,
          isolate: false,
          environment: 'happy-dom',
          include: [needsDom],
          exclude: outside,
        },
      },
      {
        test: {
          ...patience,
          name: 'integration',
          maxWorkers,
          isolate: false,
          include: [needsPostgres],
          exclude: outside,
          globalSetup: ['packages/testkit/src/services/provide-postgres.ts'],
        },
      },
      {
        test: {
          ...patience,
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

import { defineConfig } from 'vitest/config';

const outside = ['**/node_modules/**', '**/dist/**', 'e2e/**', 'tools/boundaries/canary/**'];
const needsDom = '**/*.browser.test.{ts,tsx}';
const needsPostgres = '**/*.pg.test.ts';
const needsNodes = '**/*.nodes.test.ts';

/** The suffix of a test file names the environment it needs; a new package is picked up by itself. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...outside, needsDom, needsPostgres, needsNodes],
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'happy-dom',
          include: [needsDom],
          exclude: outside,
        },
      },
      {
        test: {
          name: 'integration',
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

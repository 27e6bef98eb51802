import type { TestProject } from 'vitest/node';

import { startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the PostgreSQL that all `.pg.test.ts` files of one run share; each makes its own database in it. */
    pgUrl: string;
  }
}

/** Vitest's global set-up of the integration project. */
export default async function providePostgres(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide('pgUrl', postgres.url);
  return postgres.stop;
}

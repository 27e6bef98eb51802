import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { closingLine, readTally } from '../summary/tally.mjs';
import { runCheck, staticChecks } from './checks.mjs';
import { prepareChromium } from './chromium.mjs';
import { reportsDir } from './paths.mjs';
import { run } from './process.mjs';
import { prepareRedis } from './redis.mjs';
import { withScratch } from './scratch.mjs';
import { build, prepare } from './start.mjs';
import { StepFailed } from './step.mjs';

/**
 * `npm test`: every check and every test, going on after a red one so that one run tells everything.
 *
 * @param {{ long: boolean }} form the long form runs the same suites with more seeds, more people, more time
 */
export async function test({ long }) {
  await rm(reportsDir, { recursive: true, force: true });
  await mkdir(reportsDir, { recursive: true });
  await prepare();

  /** @type {import('../summary/tally.mjs').Ran[]} */
  const steps = [];
  /** @param {import('../summary/tally.mjs').Ran} step */
  const record = async (step) => {
    steps.push(step);
    await writeFile(join(reportsDir, 'steps.json'), JSON.stringify({ finished: false, steps }, null, 2));
  };
  const env = long ? { GEFLECHT_TEST_LONG: '1' } : {};

  for (const check of staticChecks) {
    await record({ name: check.name, kind: 'check', exitCode: await runCheck(check) });
  }

  const vitest = ['run', '--reporter=default', '--reporter=json', '--outputFile.json=.reports/vitest.json'];
  // Without it the tests that need it fail, each by itself.
  const redis = await orUndefined(prepareRedis);
  const services = redis === undefined ? env : { ...env, REDIS_SERVER: redis };
  const exitCode = await withScratch((scratch) => run('vitest', vitest, { ...services, ...scratch }));
  await record({ name: 'vitest', kind: 'vitest', exitCode });

  const built =
    (await orUndefined(async () => {
      await build();
      return true;
    })) ?? false;
  await record({ name: 'build', kind: 'check', exitCode: built ? 0 : 1 });

  await record({
    name: 'browser tests',
    kind: 'playwright',
    exitCode: built ? await runBrowserTests(env) : 1,
  });

  await writeFile(join(reportsDir, 'steps.json'), JSON.stringify({ finished: true, steps }, null, 2));
  const tally = await readTally(reportsDir);
  for (const complaint of tally.complaints) console.log(`✗ ${complaint}`);
  console.log(`\n${closingLine(tally)}`);
  return tally.failed === 0 ? 0 : 1;
}

/** @param {NodeJS.ProcessEnv} env */
async function runBrowserTests(env) {
  const chromium = await orUndefined(prepareChromium);
  if (chromium === undefined) return 1;
  return withScratch((scratch) =>
    run('pnpm', ['--dir', 'e2e', 'exec', 'playwright', 'test'], { ...env, ...scratch, CHROMIUM: chromium }),
  );
}

/**
 * Reports a failed step and goes on.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T | undefined>} `undefined` when it failed
 */
async function orUndefined(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.error(`✗ ${error.message}`);
    return undefined;
  }
}

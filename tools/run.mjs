import { bench } from './run/bench.mjs';
import { check } from './run/check.mjs';
import { dev } from './run/dev.mjs';
import { start } from './run/start.mjs';
import { StepFailed } from './run/step.mjs';
import { test } from './run/test.mjs';

/**
 * The one program behind `npm start`, `npm test` and their siblings. It runs on Node 18 and later without a
 * single dependency, because it is what fetches the dependencies.
 *
 * @type {Record<string, (args: string[]) => Promise<number>>}
 */
const commands = {
  start,
  dev,
  check,
  bench,
  test: () => test({ long: false }),
  'test:long': () => test({ long: true }),
};

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];

if (command === undefined) {
  console.error(`Usage: node tools/run.mjs ${Object.keys(commands).join(' | ')}`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await command(args);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.error(`\n✗ ${error.message}`);
    process.exitCode = 1;
  }
}

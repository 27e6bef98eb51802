import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { prepareChromium } from './chromium.mjs';
import { root } from './paths.mjs';
import { run } from './process.mjs';
import { build, prepare } from './start.mjs';
import { StepFailed } from './step.mjs';

/**
 * `npm run bench -- <name> …`: runs `e2e/bench/<name>.ts` against the built product.
 *
 * @param {string[]} args
 */
export async function bench([name, ...rest]) {
  const folder = join(root, 'e2e', 'bench');
  if (name === undefined || !existsSync(join(folder, `${name}.ts`))) {
    const names = (await readdir(folder))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.slice(0, -3));
    throw new StepFailed(`Name a bench: npm run bench -- ${names.join(' | ')}`);
  }
  await prepare();
  const file = join(folder, `${name}.ts`);
  // Only what draws needs a browser.
  const isInBrowser = (await readFile(file, 'utf8')).includes('CHROMIUM');
  const env = isInBrowser ? { CHROMIUM: await prepareChromium() } : {};
  await build();
  return run('node', [file, ...rest], env);
}

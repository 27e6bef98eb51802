import { runCheck, staticChecks } from './checks.mjs';
import { run } from './process.mjs';
import { prepare } from './start.mjs';

/** `npm run check`: everything that needs neither a service nor a browser nor a network. */
export async function check() {
  await prepare();
  let red = 0;
  for (const each of staticChecks) {
    if ((await runCheck(each)) !== 0) red += 1;
  }
  const pureTests = ['run', '--project', 'unit', '--reporter', 'dot', 'packages/domain', 'tools'];
  if ((await run('vitest', pureTests)) !== 0) red += 1;
  return red === 0 ? 0 : 1;
}

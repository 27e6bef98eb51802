import { runCheck, staticChecks } from './checks.mjs';
import { prepare } from './start.mjs';

const pureTests = {
  name: 'tests of the domain and of the tools',
  program: 'vitest',
  args: ['run', '--project', 'unit', 'packages/domain', 'tools'],
};

/** `npm run check`: everything that needs neither a service nor a browser nor a network. */
export async function check() {
  await prepare();
  let red = 0;
  for (const each of [...staticChecks, pureTests]) {
    if ((await runCheck(each)) !== 0) red += 1;
  }
  return red === 0 ? 0 : 1;
}

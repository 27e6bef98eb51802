import { prepareDependencies } from './dependencies.mjs';
import { runQuietly, runTogether } from './process.mjs';
import { prepareRuntime } from './runtime.mjs';
import { step } from './step.mjs';

/** Everything that must be there before a command does its own work. */
export async function prepare() {
  await prepareRuntime();
  await prepareDependencies();
}

/** Builds the client; turbo restores the last build when no source has changed. */
export async function build() {
  await step('client built', () =>
    runQuietly('turbo', ['run', 'build', '--output-logs=errors-only'], {
      failure: 'The client could not be built; the reason is above.',
    }),
  );
}

/** `npm start`: one server for client, API and sockets. The server itself says where it listens. */
export async function start() {
  await prepare();
  await build();
  return runTogether([{ program: 'node', args: ['server/src/main.ts'] }]);
}

import { existsSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { canUnpackDebian, librariesIn, unpackDebian } from './debian.mjs';
import { findOnPath, runtimeDir } from './paths.mjs';
import { step, StepFailed } from './step.mjs';

const privateRoot = join(runtimeDir, 'deb-redis');
const wrapper = join(privateRoot, 'redis-server');

/**
 * Finds the Redis for the tests: `REDIS_SERVER`, then the path, then Debian's package unpacked under `.runtime`.
 *
 * @returns {Promise<string>} path of the program
 */
export async function prepareRedis() {
  const given = process.env['REDIS_SERVER'];
  if (given !== undefined) return given;
  const onPath = findOnPath(['redis-server']);
  if (onPath !== undefined) return onPath;
  if (existsSync(wrapper)) {
    // The repository may have been moved since.
    await addOwn(privateRoot);
    return wrapper;
  }
  if (!canUnpackDebian()) {
    throw new StepFailed(
      'The tests with several nodes need redis-server. Please install it, or name the program in the variable REDIS_SERVER.',
    );
  }
  await step('Redis unpacked from Debian’s packages', unpack);
  return wrapper;
}

async function unpack() {
  await unpackDebian({
    // The program itself is in the tools.
    packages: ['redis-server', 'redis-tools'],
    to: privateRoot,
    otherwise: 'install redis-server, or name the program in the variable REDIS_SERVER',
    add: addOwn,
  });
}

/** @param {string} folder */
async function addOwn(folder) {
  await writeFile(join(folder, 'redis-server'), wrapperScript());
  await chmod(join(folder, 'redis-server'), 0o755);
}

function wrapperScript() {
  return `#!/bin/sh
export LD_LIBRARY_PATH='${librariesIn(privateRoot)}'
exec '${join(privateRoot, 'usr/bin/redis-server')}' "$@"
`;
}

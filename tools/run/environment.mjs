import { delimiter, join } from 'node:path';

import { root, runtimeBin, runtimeDir } from './paths.mjs';

/** Settings of the calling npm that its children need to reach the same registry. */
const keptNpmSettings = new Set([
  'npm_config_registry',
  'npm_config_proxy',
  'npm_config_https_proxy',
  'npm_config_noproxy',
  'npm_config_cache',
  'npm_config_cafile',
  'npm_config_userconfig',
  'npm_config_globalconfig',
]);

/**
 * The environment of every child: our own `node` and `pnpm` first on the path, and none of the variables the
 * calling npm adds, since pnpm and turbo would take them for settings of their own.
 *
 * @param {NodeJS.ProcessEnv} [own]
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment(own = {}) {
  /** @type {NodeJS.ProcessEnv} */
  const environment = {};
  for (const [key, value] of Object.entries(process.env)) {
    const lowered = key.toLowerCase();
    if (!lowered.startsWith('npm_') || keptNpmSettings.has(lowered)) environment[key] = value;
  }
  const path = [runtimeBin, join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''];
  return {
    ...environment,
    PATH: path.join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    // A second start compiles nothing anew.
    NODE_COMPILE_CACHE: join(runtimeDir, 'compile-cache'),
    ...own,
  };
}

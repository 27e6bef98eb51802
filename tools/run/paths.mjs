import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder; every command runs there, wherever it was called from. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What the commands fetch for themselves: runtime, package manager, browser. Ignored by git. */
export const runtimeDir = join(root, '.runtime');

/** `node` and `pnpm` as every child process finds them. */
export const runtimeBin = join(runtimeDir, 'bin');

/** Machine-readable results of the last `npm test`. */
export const reportsDir = join(root, '.reports');

/**
 * @param {string[]} names of programs, best first
 * @returns {string | undefined} where the first of them is
 */
export function findOnPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

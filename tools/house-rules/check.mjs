import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { root } from '../run/paths.mjs';
import { findMissingReadmes, findViolations } from './rules.mjs';

/** Folders that are fetched, built or written by the product. */
const notOurs = new Set([
  'node_modules',
  'dist',
  '.types',
  'test-results',
  'playwright-report',
  '.git',
  '.runtime',
  '.turbo',
  '.reports',
]);
/** Where `npm start` keeps what it writes, unless told otherwise. */
const productData = join(root, 'data');
const text = /\.(ts|tsx|mjs|cjs|css|html|json|md|ya?ml|sh|svg)$/;
/** The rules and their tests have to name what they forbid, and the lockfile is pnpm's. */
const exempt = /^(tools\/house-rules\/|pnpm-lock\.yaml$)/;

/**
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function listFiles(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const lists = entries
    .filter((entry) => !notOurs.has(entry.name))
    .map(async (entry) => {
      const path = join(folder, entry.name);
      if (path === productData) return [];
      if (entry.isDirectory()) return listFiles(path);
      return text.test(entry.name) ? [relative(root, path).split(sep).join('/')] : [];
    });
  return (await Promise.all(lists)).flat();
}

const paths = await listFiles(root);
const violations = findMissingReadmes(paths);
for (const path of paths) {
  if (!exempt.test(path)) violations.push(...findViolations(path, await readFile(join(root, path), 'utf8')));
}
for (const { path, line, message } of violations) {
  console.error(`${path}${line === undefined ? '' : `:${line}`}: ${message}`);
}
console.log(`${paths.length} files`);
process.exitCode = violations.length === 0 && paths.length > 0 ? 0 : 1;

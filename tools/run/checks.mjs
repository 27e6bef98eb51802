import { spawn } from 'node:child_process';

import { childEnvironment } from './environment.mjs';
import { root } from './paths.mjs';
import { secondsSince } from './step.mjs';

/** @typedef {{ name: string, program: string, args: string[] }} StaticCheck */

/**
 * What is checked without running the product, quickest answers first.
 *
 * @type {StaticCheck[]}
 */
export const staticChecks = [
  { name: 'types', program: 'tsc', args: ['-b'] },
  { name: 'lint', program: 'oxlint', args: [] },
  { name: 'format', program: 'oxfmt', args: ['--check'] },
  { name: 'boundaries', program: 'node', args: ['tools/boundaries/check.mjs'] },
  { name: 'unused code', program: 'knip', args: ['--no-progress'] },
  { name: 'house rules', program: 'node', args: ['tools/house-rules/check.mjs'] },
];

/**
 * Runs one check; its output is shown only when it is red.
 *
 * @param {StaticCheck} check
 * @returns {Promise<number>} its exit code
 */
export async function runCheck({ name, program, args }) {
  const began = process.hrtime.bigint();
  const child = spawn(program, args, {
    cwd: root,
    env: childEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => resolve(exit ?? 1));
  });
  if (code !== 0) process.stdout.write(`\n${output}\n`);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${secondsSince(began)})`);
  return code;
}

import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import { childEnvironment } from './environment.mjs';
import { root } from './paths.mjs';
import { StepFailed } from './step.mjs';

/**
 * Runs a program with the reader's terminal and gives its exit code.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export function run(program, args, env = {}) {
  const child = spawn(program, args, { cwd: root, env: childEnvironment(env), stdio: 'inherit' });
  return endOf(child, program);
}

/**
 * Runs a program silently. Its output is shown only when it fails, above the one line that says so.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, failure: string }} options
 * @returns {Promise<string>} what it wrote to its standard output
 */
export function runQuietly(program, args, { env = {}, cwd = root, failure }) {
  const child = spawn(program, args, { cwd, env: childEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let standardOutput = '';
  child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    output += text;
    standardOutput += text;
  });
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new StepFailed(`${failure} ${program}: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) {
        resolve(standardOutput);
        return;
      }
      process.stderr.write(output);
      reject(new StepFailed(failure));
    });
  });
}

/**
 * Runs long-lived programs until the first of them ends, then ends the others. SIGTERM, SIGINT and SIGHUP are
 * handed on, so that a program stops the way it would if it had been started by hand.
 *
 * @param {{ program: string, args: string[], env?: NodeJS.ProcessEnv }[]} programs
 * @returns {Promise<number>} the exit code of the one that ended first
 */
export async function runTogether(programs) {
  const children = programs.map(({ program, args, env }) => {
    const child = spawn(program, args, { cwd: root, env: childEnvironment(env), stdio: 'inherit' });
    return { child, end: endOf(child, program) };
  });
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    for (const { child } of children) child.kill(signal);
  };
  const signals = /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']);
  for (const signal of signals) process.on(signal, pass);

  const ends = children.map(({ end }) => end);
  const first = await Promise.race(ends);
  pass('SIGTERM');
  await Promise.all(ends);
  for (const signal of signals) process.off(signal, pass);
  return first;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} program
 * @returns {Promise<number>}
 */
function endOf(child, program) {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new StepFailed(`${program}: ${error.message}`)));
    child.once('exit', (code, signal) => resolve(exitCode(code, signal)));
  });
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCode(code, signal) {
  if (code !== null) return code;
  return signal === null ? 1 : 128 + constants.signals[signal];
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * One finished step of `npm test`.
 *
 * @typedef {{ name: string, kind: 'check' | 'vitest' | 'playwright', exitCode: number }} Ran
 */

/**
 * What the whole run came to; `complaints` are the failures no test report names.
 *
 * @typedef {{ passed: number, failed: number, skipped: number, complaints: string[] }} Tally
 */

/**
 * Reads the reports of the last `npm test`. A run that left no complete record counts as failed: silence is
 * never a success.
 *
 * @param {string} folder
 * @returns {Promise<Tally>}
 */
export async function readTally(folder) {
  /** @type {{ finished: boolean, steps: Ran[] } | undefined} */
  const record = await readJson(join(folder, 'steps.json'));
  const parts = [];
  for (const step of record?.steps ?? []) {
    parts.push(
      tallyStep(step, step.kind === 'check' ? undefined : await readJson(join(folder, `${step.kind}.json`))),
    );
  }
  if (record?.finished !== true) parts.push(complaint('the run ended before its last step'));
  return parts.reduce(add, empty());
}

/**
 * @param {Ran} step
 * @param {any} report the step's own JSON report, where it has one
 * @returns {Tally}
 */
export function tallyStep({ name, kind, exitCode }, report) {
  if (kind === 'check') return exitCode === 0 ? { ...empty(), passed: 1 } : complaint(`${name} is red`);
  if (report === undefined) return complaint(`${name} left no report`);
  const tally = kind === 'vitest' ? tallyVitest(report) : tallyPlaywright(report);
  if (tally.passed + tally.failed === 0) return add(tally, complaint(`${name} ran nothing`));
  if (exitCode !== 0 && tally.failed === 0) return add(tally, complaint(`${name} ended with ${exitCode}`));
  return tally;
}

/**
 * @param {any} report Vitest's JSON report
 * @returns {Tally}
 */
function tallyVitest(report) {
  // A file that cannot be loaded has no test in it that could fail.
  const brokenFiles = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
    complaints: brokenFiles.map((/** @type {any} */ file) => `${file.name} could not be loaded`),
  };
}

/**
 * A test that passes only on its second try is a failed one.
 *
 * @param {any} report Playwright's JSON report
 * @returns {Tally}
 */
function tallyPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    complaints: errors.map((/** @type {any} */ error) => String(error.message).split('\n', 1)[0] ?? ''),
  };
}

/** @param {Tally} tally */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * @param {Tally} one
 * @param {Tally} other
 * @returns {Tally}
 */
export function add(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    complaints: [...one.complaints, ...other.complaints],
  };
}

/**
 * @param {string} text
 * @returns {Tally}
 */
export function complaint(text) {
  return { passed: 0, failed: 1, skipped: 0, complaints: [text] };
}

/** @returns {Tally} */
function empty() {
  return { passed: 0, failed: 0, skipped: 0, complaints: [] };
}

/** @param {string} path */
async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    // A killed step leaves no report, or half of one; the caller counts both as failed.
    if (error instanceof SyntaxError || /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT')
      return undefined;
    throw error;
  }
}

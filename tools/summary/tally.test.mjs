import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { closingLine, readTally, tallyStep } from './tally.mjs';

const vitestReport = {
  numPassedTests: 40,
  numFailedTests: 0,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [{}] }],
};
const playwrightReport = { stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 1 }, errors: [] };

describe('a static check', () => {
  test('counts as one passed', () => {
    expect(tallyStep({ name: 'types', kind: 'check', exitCode: 0 }, undefined)).toMatchObject({
      passed: 1,
      failed: 0,
    });
  });

  test('counts as one failed', () => {
    expect(tallyStep({ name: 'types', kind: 'check', exitCode: 2 }, undefined)).toMatchObject({
      passed: 0,
      failed: 1,
      complaints: ['types is red'],
    });
  });
});

describe('Vitest', () => {
  const step = { name: 'vitest', kind: /** @type {const} */ ('vitest'), exitCode: 0 };

  test('counts every test', () => {
    expect(tallyStep(step, vitestReport)).toEqual({ passed: 40, failed: 0, skipped: 3, complaints: [] });
  });

  test('a file that cannot be loaded is one failed', () => {
    const broken = { name: 'b.test.ts', status: 'failed', assertionResults: [] };
    const report = { ...vitestReport, testResults: [...vitestReport.testResults, broken] };
    expect(tallyStep({ ...step, exitCode: 1 }, report)).toEqual({
      passed: 40,
      failed: 1,
      skipped: 3,
      complaints: ['b.test.ts could not be loaded'],
    });
  });

  test('an exit that no failed test explains is one failed', () => {
    expect(tallyStep({ ...step, exitCode: 1 }, vitestReport)).toMatchObject({ passed: 40, failed: 1 });
  });

  test('running nothing is a failure', () => {
    const nothing = { ...vitestReport, numPassedTests: 0, testResults: [] };
    expect(tallyStep(step, nothing)).toMatchObject({ failed: 1, complaints: ['vitest ran nothing'] });
  });

  test('leaving no report is a failure', () => {
    expect(tallyStep(step, undefined)).toMatchObject({ failed: 1, complaints: ['vitest left no report'] });
  });
});

describe('Playwright', () => {
  const step = { name: 'browser tests', kind: /** @type {const} */ ('playwright'), exitCode: 0 };

  test('counts every test', () => {
    expect(tallyStep(step, playwrightReport)).toEqual({ passed: 5, failed: 0, skipped: 1, complaints: [] });
  });

  test('a test that needed a second try has failed', () => {
    const report = { ...playwrightReport, stats: { ...playwrightReport.stats, flaky: 1 } };
    expect(tallyStep(step, report)).toMatchObject({ passed: 5, failed: 1 });
  });

  test('an error outside of any test is a failure', () => {
    const report = { ...playwrightReport, errors: [{ message: 'no browser\n  at launch' }] };
    expect(tallyStep({ ...step, exitCode: 1 }, report)).toMatchObject({
      failed: 1,
      complaints: ['no browser'],
    });
  });
});

describe('the whole run', () => {
  /** @type {string} */
  let folder;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'geflecht-tally-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** @param {Record<string, unknown>} files */
  const write = (files) =>
    Promise.all(
      Object.entries(files).map(([name, value]) => writeFile(join(folder, name), JSON.stringify(value))),
    );

  const steps = [
    { name: 'types', kind: 'check', exitCode: 0 },
    { name: 'vitest', kind: 'vitest', exitCode: 0 },
    { name: 'browser tests', kind: 'playwright', exitCode: 0 },
  ];

  test('adds its steps up', async () => {
    await write({
      'steps.json': { finished: true, steps },
      'vitest.json': vitestReport,
      'playwright.json': playwrightReport,
    });
    expect(closingLine(await readTally(folder))).toBe('46 passed, 0 failed, 4 skipped');
  });

  test('that was cut short has failed', async () => {
    await write({ 'steps.json': { finished: false, steps: steps.slice(0, 1) } });
    expect(closingLine(await readTally(folder))).toBe('1 passed, 1 failed, 0 skipped');
  });

  test('that left nothing behind has failed', async () => {
    expect(closingLine(await readTally(folder))).toBe('0 passed, 1 failed, 0 skipped');
  });

  test('that left half a report behind has failed', async () => {
    await write({ 'steps.json': { finished: true, steps: steps.slice(0, 2) } });
    await writeFile(join(folder, 'vitest.json'), '{"numPassedTests": 4');
    expect(closingLine(await readTally(folder))).toBe('1 passed, 1 failed, 0 skipped');
  });
});

import { describe, expect, test } from 'vitest';

import { findMissingReadmes, findViolations, maximumLines } from './rules.mjs';

const path = 'packages/domain/src/proposal.ts';
const testPath = 'packages/domain/src/proposal.test.ts';

/** @param {number} count */
const linesOf = (count) => 'const one = 1;\n'.repeat(count);

describe('the length of a file', () => {
  test('may reach the limit', () => {
    expect(findViolations(path, linesOf(maximumLines))).toEqual([]);
  });

  test('must not pass it', () => {
    expect(findViolations(path, linesOf(maximumLines + 1))).toEqual([
      { path, message: '401 lines; split it by reason to change' },
    ]);
    expect(findViolations('client/src/app.css', linesOf(maximumLines + 1))).toHaveLength(1);
  });

  test('is free for prose', () => {
    expect(findViolations('docs/glossary.md', linesOf(maximumLines + 1))).toEqual([]);
  });
});

test.each([
  'client/src/utils/text.ts',
  'server/src/room-manager.ts',
  'server/src/helpers.ts',
  'client/src/board-v2.ts',
])('the name %s says nothing', (name) => {
  expect(findViolations(name, '')).toHaveLength(1);
});

test('a name that merely contains such a word is a name', () => {
  expect(findViolations('client/src/commons-license.ts', '')).toEqual([]);
});

test.each([
  ["readFile('/work/data.json');", path],
  ['cd /root/geflecht', 'docs/setup.md'],
  ['// TODO: later', path],
  ['// @ts-ignore', path],
  ['const proposal = input as any;', path],
  ['// oxlint-disable-next-line no-console', path],
  ["test.only('x', () => {});", testPath],
  ["describe.skip('x', () => {});", testPath],
  ["test.describe.fixme('x', () => {});", 'e2e/journeys/x.spec.ts'],
  ["xit('x', () => {});", testPath],
  ['await page.waitForTimeout(500);', 'e2e/fixtures/people.ts'],
  ['await new Promise((resolve) => setTimeout(resolve, 50));', testPath],
])('%s is found, with its line', (line, file) => {
  expect(findViolations(file, `\n${line}\n`)).toMatchObject([{ path: file, line: 2 }]);
});

test.each([
  ['const href = `${base}/work/now`;', path],
  ['// oxlint-disable-next-line no-await-in-loop -- one after the other is the point', path],
  ['expect(window.only).toBe(true);', testPath],
  ['const many = input as anything;', path],
  ['await new Promise((resolve) => setTimeout(resolve, 0)); // one turn of the event loop', testPath],
])('%s is fine', (line, file) => {
  expect(findViolations(file, line)).toEqual([]);
});

test('a package without a README is found', () => {
  expect(
    findMissingReadmes([
      'package.json',
      'packages/ui/package.json',
      'server/package.json',
      'server/README.md',
    ]),
  ).toEqual([{ path: 'packages/ui/README.md', message: 'is missing: purpose, may import, entry, test' }]);
});

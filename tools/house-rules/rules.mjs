import { basename } from 'node:path';

/** A file that breaks a rule; `line` counts from 1, and is missing where the rule is about the file as a whole. */
/** @typedef {{ path: string, line?: number, message: string }} Violation */

/** Past this a file is split by reason to change. */
export const maximumLines = 400;

const source = /\.(ts|tsx|mjs|cjs)$/;
const measured = /\.(ts|tsx|mjs|cjs|css)$/;
const testFile = /\.(test|spec)\.(ts|tsx|mjs)$/;

/** Names that say nothing about what is inside. */
const emptyWords = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'manager',
  'managers',
  'misc',
  'v2',
]);

/**
 * What no line may hold.
 *
 * @type {{ pattern: RegExp, message: string, files?: RegExp }[]}
 */
const forbiddenText = [
  { pattern: /(^|[\s"'`(=:])\/(work|root|tmp|home\/\w+|Users\/\w+)\//, message: 'a path of one machine' },
  { pattern: /\b(TODO|FIXME|XXX|HACK)\b/, message: 'an unfinished thought; finish it or open an issue' },
  { pattern: /@ts-(ignore|nocheck)\b/, message: 'type errors are mended, not silenced', files: source },
  { pattern: /\bas any\b/, message: '`as any` switches the type check off', files: source },
  {
    pattern: /(eslint|oxlint)-disable(?!.*\s--\s)/,
    message: 'a switched-off lint rule needs its reason after `--`',
    files: source,
  },
  {
    pattern: /\b(it|test|describe)(\.\w+)*\.(skip|only|todo|fixme|skipIf|runIf|fails)\b/,
    message: 'a test is run or deleted',
    files: testFile,
  },
  { pattern: /\bx(it|test|describe)\(/, message: 'a test is run or deleted', files: testFile },
  { pattern: /\bwaitForTimeout\(/, message: 'tests await a condition, never a time', files: source },
  {
    pattern: /setTimeout\(\s*(resolve|done)\b(?!, 0\))|timers\/promises/,
    message: 'tests await a condition, never a time',
    files: testFile,
  },
];

/**
 * @param {string} path relative to the root, with forward slashes
 * @param {string} text
 * @returns {Violation[]}
 */
export function findViolations(path, text) {
  /** @type {Violation[]} */
  const found = [];
  const word = path.split(/[/._-]/).find((part) => emptyWords.has(part.toLowerCase()));
  if (word !== undefined) found.push({ path, message: `“${word}” does not say what is inside` });

  const lines = text.replace(/\n$/, '').split('\n');
  if (measured.test(path) && lines.length > maximumLines) {
    found.push({ path, message: `${lines.length} lines; split it by reason to change` });
  }
  for (const [index, line] of lines.entries()) {
    for (const { pattern, message, files } of forbiddenText) {
      if ((files === undefined || files.test(path)) && pattern.test(line)) {
        found.push({ path, line: index + 1, message });
      }
    }
  }
  return found;
}

/**
 * Every package says in a few lines what it is for.
 *
 * @param {string[]} paths all files of the repository
 * @returns {Violation[]}
 */
export function findMissingReadmes(paths) {
  return paths
    .filter((path) => /^(client|server|e2e|packages\/[^/]+)\/package\.json$/.test(path))
    .map((path) => path.replace(basename(path), 'README.md'))
    .filter((readme) => !paths.includes(readme))
    .map((path) => ({ path, message: 'is missing: purpose, may import, entry, test' }));
}

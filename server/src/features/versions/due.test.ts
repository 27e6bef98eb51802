import { expect, it } from 'vitest';

import { isDue, VERSION_TIMES } from './due.ts';

const MINUTE = 60_000;

it.each([
  ['just written', { since: 0, last: 0 }, 0, false],
  ['almost five minutes still', { since: 0, last: 10 * MINUTE }, 15 * MINUTE - 1, false],
  ['five minutes still', { since: 0, last: 10 * MINUTE }, 15 * MINUTE, true],
  ['at work for almost half an hour', { since: 0, last: 29 * MINUTE }, 30 * MINUTE - 1, false],
  ['at work for half an hour', { since: 0, last: 29 * MINUTE }, 30 * MINUTE, true],
])('%s', (_, work, now, due) => {
  expect(isDue(work, now, VERSION_TIMES)).toBe(due);
});

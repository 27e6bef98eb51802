import type { AccessToken, AccessTokenId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import { lastUse } from './last-use.ts';

const token: AccessToken = {
  id: 't' as AccessTokenId,
  name: 'Programm',
  scope: 'read',
  createdAt: '2027-05-01T10:00:00.000Z',
  expiresAt: '2027-06-01T10:00:00.000Z',
  lastUsedAt: null,
};
const now = new Date('2027-05-19T17:00:00.000Z');

it.each([
  [null, 'noch nie benutzt'],
  ['2027-05-19T16:00:01.000Z', 'in der letzten Stunde benutzt'],
  // The server's clock may be ahead.
  ['2027-05-19T17:00:09.000Z', 'in der letzten Stunde benutzt'],
  ['2027-05-19T16:00:00.000Z', 'zuletzt benutzt vor 1 Stunde'],
  ['2027-05-16T16:00:00.000Z', 'zuletzt benutzt vor 3 Tagen'],
])('last used %s: %s', (lastUsedAt, words) => {
  expect(lastUse('de', { ...token, lastUsedAt }, now)).toBe(words);
});

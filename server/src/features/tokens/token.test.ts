import type { AccessTokenId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import { readToken, socketsOf, tokenOf, writeToken } from './token.ts';

const parts = { id: '0123456789abcdef01234567' as AccessTokenId, secret: 'aB3-_'.padEnd(32, 'x') };
const written = `gft_${parts.id}_${parts.secret}`;

it('is written as gft_<id>_<secret> and read back', () => {
  expect(writeToken(parts)).toBe(written);
  expect(readToken(written)).toEqual(parts);
});

it.each([
  ['nothing', ''],
  ['another prefix', written.replace('gft', 'ghp')],
  ['a space around it', ` ${written} `],
  ['a line more', `${written}\n`],
  ['a short secret', written.slice(0, -1)],
  ['a long secret', `${written}x`],
  ['an id in capitals', written.replace('abcdef', 'ABCDEF')],
  ['no secret', `gft_${parts.id}`],
  ['a foreign sign', `${written.slice(0, -1)}é`],
])('is not read out of %s', (_, text) => {
  expect(readToken(text)).toBeUndefined();
});

it('tells its sockets from those of a session', () => {
  expect(tokenOf(socketsOf(parts.id))).toBe(parts.id);
  expect(tokenOf(parts.secret)).toBeUndefined();
  expect(tokenOf(`token-${parts.id}`)).toBeUndefined();
});

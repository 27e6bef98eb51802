import { expect, it } from 'vitest';

import { tokenIn } from './request.ts';

it.each([
  ['in the query', '/y/board:x?token=abc', undefined, 'abc'],
  ['among others', '/y/board:x?a=1&token=a%5Fc&b=2', undefined, 'a_c'],
  ['as a header', '/y/board:x', 'Bearer abc', 'abc'],
  ['as a header in other letters', '/y/board:x', 'bearer  abc', 'abc'],
  ['as both: the header', '/y/board:x?token=other', 'Bearer abc', 'abc'],
  ['nowhere', '/y/board:x', undefined, undefined],
  ['in another scheme', '/y/board:x', 'Basic abc', undefined],
  ['in the path', '/y/token=abc', undefined, undefined],
])('finds the token %s', (_, url, authorization, expected) => {
  expect(tokenIn({ url, headers: authorization === undefined ? {} : { authorization } })).toBe(expected);
});

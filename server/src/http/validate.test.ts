import { accepted, refused } from '@geflecht/domain';
import * as v from 'valibot';
import { expect, it } from 'vitest';

import { read } from './validate.ts';

const schema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1, 'required'), v.maxLength(5, 'text_too_long')),
  reason: v.optional(v.pipe(v.string('reason_required'), v.maxLength(3))),
  list: v.optional(v.array(v.strictObject({ size: v.number() }))),
});

it('hands on what the schema made of the input', () => {
  expect(read('body', schema, { name: ' Ada ' })).toEqual(accepted({ name: 'Ada' }));
});

it.each<[string, unknown, ReturnType<typeof refused>]>([
  ['the schema’s own code', { name: '' }, refused('required', { field: 'name' })],
  ['the limit', { name: 'abcdef' }, refused('text_too_long', { field: 'name', limit: 5 })],
  [
    'a limit without a code',
    { name: 'a', reason: 'abcd' },
    refused('text_too_long', { field: 'reason', limit: 3 }),
  ],
  ['a missing field', {}, refused('required', { field: 'name' })],
  ['a wrong kind', { name: 7 }, refused('invalid_body', { field: 'name' })],
  ['an unknown key', { name: 'a', role: 'kk' }, refused('invalid_body', { field: 'role' })],
  [
    'where in a list',
    { name: 'a', list: [{ size: 1 }, { size: 'x' }] },
    refused('invalid_body', { field: 'list.1.size' }),
  ],
  ['no object at all', null, refused('invalid_body')],
])('says %s', (_name, input, expected) => {
  expect(read('body', schema, input)).toEqual(expected);
});

it('asks the missing field what it has to say about nothing', () => {
  const strict = v.strictObject({ reason: v.string('reason_required') });
  expect(read('body', strict, {})).toEqual(refused('reason_required', { field: 'reason' }));
});

it('takes a malformed address for the address of nothing, and a malformed query for one', () => {
  expect(read('params', schema, { name: '' })).toEqual(refused('unknown_id', { field: 'name' }));
  expect(read('query', schema, { name: 7 })).toEqual(refused('invalid_query', { field: 'name' }));
});

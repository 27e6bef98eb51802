import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { line, prose } from './fields.ts';

const codeOf = (schema: v.GenericSchema, text: string) => v.safeParse(schema, text).issues?.[0].message;

describe('a line', () => {
  it.each([
    'Grüne Höfe',
    '  Nguyễn Thị Hồng ',
    'ابتسام',
    'می\u200Cخواهم',
    '👩‍🌾 Garten',
    '🏳️‍🌈',
    'nach\u00ADhaltig',
    '<img src=x onerror=alert(1)>',
    '!',
  ])('takes %j', (text) => {
    expect(codeOf(line(80), text)).toBeUndefined();
  });

  it.each([
    ['a turned direction', 'a\u202Eb'],
    ['an Arabic mark', 'a\u061Cb'],
    ['a second line', 'a\u2028b'],
    ['a next line', 'a\u0085b'],
    ['nothing', 'a\u0000b'],
    ['an unseen space', 'a\u200Bb'],
    ['a joiner that joins nothing', 'Ada\u200D'],
    ['half a character', 'a\uD800b'],
    ['unseen letters', 'a\u{E0041}b'],
  ])('takes none with %s', (_, text) => {
    expect(codeOf(line(80), text)).toBe('name_invalid');
  });

  it.each(['', '   ', '\u3164', '\u00AD', '\u0301'])('of nothing to be seen (%j) is missing', (text) => {
    expect(codeOf(line(80), text)).toBe('required');
  });
});

describe('prose', () => {
  it.each(['', 'Zwei\nZeilen\tund mehr', '👩‍🌾'])('takes %j', (text) => {
    expect(codeOf(prose(80), text)).toBeUndefined();
  });

  it.each(['a\u0000b', 'a\u202Eb', 'a\uDC00b', 'a\u009Bb'])('takes no %j', (text) => {
    expect(codeOf(prose(80), text)).toBe('name_invalid');
  });
});

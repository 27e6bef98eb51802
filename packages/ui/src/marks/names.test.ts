import { expect, test } from 'vitest';

import { manufakturPath, manufakturPaths, manufakturPlace } from './manufaktur-mark.tsx';
import { initials } from './person.tsx';

test.each([
  ['Theres Musterlechner', 'TM'],
  ['Ayşe Yılmaz', 'AY'],
  ['Eva-Maria von der Au', 'EA'],
  ['bo', 'B'],
  ['élodie Ångström', 'ÉÅ'],
  ['李 文', '李文'],
  ['  Li  Wen (Gast)', 'LG'],
  ['123', '?'],
  ['', '?'],
])('initials of „%s" are %s', (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test('the ninth Manufaktur starts over with the first form', () => {
  expect(manufakturPlace(9)).toBe(1);
  expect(manufakturPath(9)).toBe(manufakturPaths.circle);
  expect(new Set([1, 2, 3, 4, 5, 6, 7, 8].map(manufakturPath)).size).toBe(8);
});

test('a number below 1 is a mistake, not a form', () => {
  expect(() => manufakturPath(0)).toThrow('number');
});

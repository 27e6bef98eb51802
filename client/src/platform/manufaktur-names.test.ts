import { expect, test } from 'vitest';

import { shorten } from './manufaktur-names.ts';

test.each([
  ['Bildung', 'Bildung'],
  ['Kultur und Kreativwirtschaft', 'Kultur'],
  ['Digitalisierungsgerechtigkeit in Vierteln', 'Digitalisieru…'],
])('%s becomes short enough for the strip', (name, short) => {
  expect(shorten(name)).toBe(short);
});

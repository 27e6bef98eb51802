import { expect, test } from 'vitest';

import { placeOf } from './place.ts';

test.each([
  ['/', { manufaktur: null, view: 'uebersicht' }],
  ['/m/bildung/tafel', { manufaktur: 'bildung', view: 'tafel' }],
  ['/m/bildung/verlauf', { manufaktur: 'bildung', view: 'verlauf' }],
  ['/m/bildung', { manufaktur: 'bildung', view: 'tafel' }],
  ['/vorschlag/M1-01', { manufaktur: null, view: 'vorschlag', proposal: 'M1-01' }],
  ['/m/<script>/tafel', { manufaktur: null, view: 'sonst' }],
  ['/profil', { manufaktur: null, view: 'sonst' }],
])('%s is a place', (address, place) => {
  expect(placeOf(address)).toEqual(place);
});

import { expect, it } from 'vitest';

import { fold } from './fold.ts';
import { stem } from './stem.ts';

const stemOf = (word: string) => stem(fold(word));

it.each([
  ['Radweg', ['Radwege', 'Radwegen', 'Radweges', 'Radwegs']],
  ['Haus', ['Häuser', 'Häusern', 'Hauses']],
  ['Kind', ['Kinder', 'Kindern', 'Kindes', 'Kinds']],
  ['Baum', ['Bäume', 'Bäumen', 'Baumes']],
  ['Auto', ['Autos']],
  ['Moderatorin', ['Moderatorinnen']],
  ['Förderung', ['Förderungen']],
  ['Bauer', ['Bauern']],
])('%s shares its stem with %j', (word, forms) => {
  for (const form of forms) expect(stemOf(form)).toBe(stemOf(word));
});

it.each(['OB', 'EU', 'Bus', 'See', 'Weg', 'neu', '17'])('leaves the short word %s as it is', (word) => {
  expect(stemOf(word)).toBe(fold(word));
});

it('does not take a farmer for a building site', () => {
  expect(stemOf('Bauern')).toBe('bauer');
});

it.each(['Fluss', 'Haus', 'Klimaschutz', 'Wasser', 'Region'])('keeps enough of %s to search for', (word) => {
  expect(stemOf(word).length).toBeGreaterThanOrEqual(3);
  expect(fold(word).startsWith(stemOf(word))).toBe(true);
});

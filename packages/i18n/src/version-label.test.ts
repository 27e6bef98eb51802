import { expect, it } from 'vitest';

import { versionLabel } from './version-label.ts';

const at = '2027-05-19T17:05:00.000Z';

it.each([
  ['de', 'Nach dem Treffen', '„Nach dem Treffen“'],
  ['de', null, 'vom 19. Mai 2027 um 19:05'],
  ['de', '', 'vom 19. Mai 2027 um 19:05'],
  ['en', 'After the meeting', '“After the meeting”'],
] as const)('%s: a version called %j is %s', (language, name, label) => {
  expect(versionLabel(language, { name, at })).toBe(label);
});

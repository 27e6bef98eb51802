import type { BoardId, PersonId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import { ALMA, THERES } from './comments.fixture.ts';
import { draftKey, emptyDraft, keepDraft, mentionsOf, nameBegun, readDraft } from './draft.ts';

it.each([
  ['@', 1, { from: 0, text: '' }],
  ['Frag @The', 9, { from: 5, text: 'The' }],
  ['Frag @Theres Muster', 19, { from: 5, text: 'Theres Muster' }],
  ['(@Jo', 4, { from: 1, text: 'Jo' }],
  ['mail@example', 12, null],
  ['@Theres, was', 12, null],
  ['nichts', 6, null],
  ['@Theres', 0, null],
])('in „%s“ at %d a name is begun: %j', (words, caret, expected) => {
  expect(nameBegun(words, caret)).toEqual(expected);
});

it('speaks to those who are still named, each once', () => {
  const named = [
    { id: ALMA, name: 'Alma' },
    { id: ALMA, name: 'Alma' },
    { id: THERES, name: 'Theres' },
  ];
  expect(mentionsOf({ words: 'Hallo @Alma und @Alma', named })).toEqual([ALMA]);
});

it('a draft is found again with its id, by its own writer alone; an empty one leaves nothing', () => {
  const key = draftKey('tafel' as BoardId, ALMA, 'faden');
  const draft = { ...emptyDraft(), words: 'Halb fertig' };
  keepDraft(key, draft);
  expect(readDraft(key)).toEqual(draft);
  expect(readDraft(draftKey('tafel' as BoardId, 'p99' as PersonId, 'faden')).words).toBe('');
  keepDraft(key, emptyDraft());
  expect(readDraft(key)).toMatchObject({ words: '', named: [] });
});

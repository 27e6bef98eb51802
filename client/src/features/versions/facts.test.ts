import type { DocumentVersion, PersonId, ProposalId, VersionId } from '@geflecht/domain';
import { catalogueOf } from '@geflecht/i18n';
import { describe, expect, test } from 'vitest';

import { aboutVersion, byDay, effectsOf, isSame } from './facts.ts';

const german = catalogueOf('de');
const ANNA = 'p01' as PersonId;
const BEN = 'p02' as PersonId;

function version(change: Partial<DocumentVersion> = {}): DocumentVersion {
  return {
    id: 'v1' as VersionId,
    document: { kind: 'proposal', id: 'M1-01' as ProposalId },
    at: '2027-05-19T17:00:00.000Z',
    origin: 'automatic',
    name: null,
    namedBy: null,
    writers: [],
    ...change,
  };
}

const about = (change: Partial<DocumentVersion>) =>
  aboutVersion(version(change), 'de', german, (person) => (person === ANNA ? 'Anna' : null));

describe('about a version', () => {
  test('without a name: how it came to be', () => {
    expect(about({})).toEqual(['von selbst festgehalten']);
    expect(about({ origin: 'before_restore' })).toEqual(['Stand vor der Wiederherstellung']);
  });

  test('with a name: who gave it', () => {
    expect(about({ name: 'Mai', namedBy: ANNA })).toEqual(['benannt von Anna']);
    expect(about({ name: 'Mai', namedBy: BEN })).toEqual(['benannt von Jemand']);
    expect(about({ name: 'Mai' })).toEqual([]);
  });

  test('who has worked on it, each name once', () => {
    expect(about({ writers: [ANNA] })[1]).toBe('Daran gearbeitet: Anna');
    expect(about({ writers: [ANNA, BEN, 'p03' as PersonId] })[1]).toBe('Daran gearbeitet: Anna und Jemand');
  });
});

test('versions stand under their day in Munich, in the order given', () => {
  const late = version({ at: '2027-05-19T22:30:00.000Z' });
  const early = version({ at: '2027-05-19T08:00:00.000Z' });
  expect(byDay([late, early]).map(({ day }) => day)).toEqual(['2027-05-20', '2027-05-19']);
  expect(byDay([])).toEqual([]);
});

describe('what restoring would do', () => {
  const nothing = { kind: 'board', back: 0, gone: 0, changed: 0 } as const;

  test('to a board, in numbers', () => {
    expect(effectsOf({ ...nothing, back: 1, gone: 2, changed: 1 }, german)).toEqual([
      '1 Element kommt zurück',
      '2 Elemente verschwinden von der Tafel',
      '1 Element wird wieder wie damals',
    ]);
    expect(effectsOf({ ...nothing, gone: 1 }, german)).toEqual(['1 Element verschwindet von der Tafel']);
  });

  test('to a text, part by part', () => {
    expect(effectsOf({ kind: 'proposal', fields: ['section.ziel', 'smart.messbar'] }, german)).toEqual([
      german.words.section.ziel,
      german.words.smart.messbar,
    ]);
  });

  test('nothing', () => {
    expect(isSame(nothing)).toBe(true);
    expect(isSame({ ...nothing, changed: 1 })).toBe(false);
    expect(isSame({ kind: 'proposal', fields: [] })).toBe(true);
    expect(isSame({ kind: 'proposal', fields: ['section.ziel'] })).toBe(false);
  });
});

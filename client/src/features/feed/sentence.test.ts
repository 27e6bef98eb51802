import { LINK_STATES } from '@geflecht/domain';
import { catalogueOf, LANGUAGES } from '@geflecht/i18n';
import { describe, expect, test } from 'vitest';

import {
  BILDUNG,
  board,
  event,
  KLIMA,
  link,
  membership,
  P1,
  P2,
  proposal,
  version,
} from '../../app/feed-samples.ts';
import { sentenceOf, type SentenceFacts } from './sentence.ts';

const facts: SentenceFacts = {
  text: catalogueOf('de'),
  language: 'de',
  nameOf: () => 'Anna',
  titleOf: (id) => (id === P1 ? 'Radweg Südring' : id === P2 ? 'Schulstraßen' : null),
  manufakturOf: (slug) => (slug === KLIMA ? 'Klima' : slug),
};

function said(change: Parameters<typeof event>[0], with_: SentenceFacts = facts): string {
  return sentenceOf(event(change), with_)
    .map((piece) => piece.text)
    .join('');
}

describe('events as sentences', () => {
  test('a link names both ends, and both lead somewhere', () => {
    const pieces = sentenceOf(event({ kind: 'link_proposed', link: link() }), facts);
    expect(pieces.map((piece) => piece.text).join('')).toBe(
      'Anna hat ‚Radweg Südring‘ mit ‚Schulstraßen‘ verbunden.',
    );
    expect(pieces.filter((piece) => piece.kind === 'proposal').map((piece) => piece.id)).toEqual([P1, P2]);
  });

  test('a step names the state in words', () => {
    expect(
      said({
        kind: 'proposal_moved',
        proposal: proposal({ state: 'in_arbeit' }),
        from: 'idee',
        reason: null,
      }),
    ).toBe('Anna hat ‚Radweg Südring‘ auf „In Arbeit“ gesetzt.');
  });

  test('joining says as what', () => {
    expect(said({ kind: 'member_joined', membership: membership({ state: 'gast' }) })).toBe(
      'Anna ist jetzt Gast in Klima.',
    );
    expect(said({ kind: 'member_joined', membership: membership() })).toBe(
      'Anna ist jetzt Mitglied in Klima.',
    );
  });

  test('someone without a name and a proposal without a title still make a sentence', () => {
    const unknown = { ...facts, nameOf: () => null, titleOf: () => null };
    expect(said({ kind: 'proposal_written', proposal: proposal({ title: '' }) }, unknown)).toBe(
      'Jemand hat an ‚(nicht sichtbar)‘ geschrieben.',
    );
  });

  test('a version is called by its name, or by when it was taken', () => {
    expect(said({ kind: 'version_named', proposal: proposal(), version: version() })).toBe(
      'Anna hat eine Fassung von ‚Radweg Südring‘ benannt: „Nach dem Treffen“.',
    );
    expect(said({ kind: 'version_restored', board: board(), version: version({ name: null }) })).toBe(
      'Anna hat bei ‚Tafel Klima‘ die Fassung vom 18. Mai 2027 um 19:30 wiederhergestellt.',
    );
  });

  test('no sentence of either language leaves a slot open', () => {
    const changes: Parameters<typeof event>[0][] = [
      { kind: 'proposal_created', proposal: proposal() },
      { kind: 'proposal_changed', proposal: proposal(), fields: ['title'] },
      { kind: 'proposal_moved', proposal: proposal(), from: 'idee', reason: null },
      { kind: 'proposal_written', proposal: proposal() },
      { kind: 'link_proposed', link: link() },
      ...LINK_STATES.map((state) => ({ kind: 'link_answered', link: link({ state }) }) as const),
      { kind: 'member_joined', membership: membership({ manufaktur: BILDUNG }) },
      { kind: 'member_left', membership: membership() },
      { kind: 'person_arrived', person: membership().person },
      { kind: 'version_named', proposal: proposal(), version: version() },
      { kind: 'version_restored', proposal: proposal(), version: version({ name: null }) },
      { kind: 'version_restored', board: board(), version: version({ name: null }) },
    ];
    for (const language of LANGUAGES) {
      for (const change of changes) {
        const sentence = said(change, { ...facts, text: catalogueOf(language), language });
        expect(sentence).not.toMatch(/[{}]|undefined/);
        expect(sentence).toMatch(/\.$/);
      }
    }
  });
});

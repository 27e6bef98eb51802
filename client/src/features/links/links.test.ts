import type { Link, LinkId, ManufakturSlug, PersonId, ProposalId } from '@geflecht/domain';
import { describe, expect, it } from 'vitest';

import { proposal } from '../proposals/proposal.fixture.ts';
import { candidatesFor } from './candidates.ts';
import { checkAnswer, checkDraft } from './draft.ts';
import { groupSides, linksInView } from './sides.ts';

const own = proposal({ id: 'own', sdgs: [11, 13], referate: ['MOR'] });
const KLIMA = 'klima-energie' as ManufakturSlug;

function link(
  part: Omit<Partial<Link>, 'id' | 'from' | 'to'> & { id: string; from: string; to: string },
): Link {
  const { id, from, to, ...rest } = part;
  return {
    id: id as LinkId,
    from: from as ProposalId,
    to: to as ProposalId,
    fromManufaktur: KLIMA,
    toManufaktur: 'bildung' as ManufakturSlug,
    score: 1,
    reason: 'weil',
    state: 'bestaetigt',
    proposedBy: 'p1' as PersonId,
    answeredBy: null,
    answerReason: null,
    counterScore: null,
    createdAt: '2027-01-01T10:00:00.000Z',
    updatedAt: '2027-01-01T10:00:00.000Z',
    ...rest,
  };
}

describe('candidates for a link', () => {
  const away = (id: string, part: Parameters<typeof proposal>[0] = {}) =>
    proposal({ id, manufaktur: 'bildung', title: id, ...part });
  const school = away('Schulstraße', { sdgs: [11], summary: 'Autofrei zur Schule' });
  const roof = away('Dach', { sdgs: [13, 11] });
  const plain = away('Anderes');
  const same = proposal({ id: 'Nachbar', sdgs: [11, 13] });
  const merged = away('Weg', { sdgs: [11], state: 'zusammengefuehrt' });
  const all = [own, plain, school, roof, same, merged];
  const titles = (words: string, links: Link[] = []) =>
    candidatesFor(own, all, links, words).map((candidate) => candidate.proposal.title);

  it('come from other Manufakturen, those with more in common first, and say why', () => {
    expect(titles('')).toEqual(['Dach', 'Schulstraße', 'Anderes']);
    expect(candidatesFor(own, all, [], '')[0]).toMatchObject({ sdgs: [13, 11], inTitle: false });
  });
  it('are found by words of title and summary', () => {
    expect(titles('autofrei')).toEqual(['Schulstraße']);
    expect(titles('DACH')).toEqual(['Dach']);
    expect(titles('gibtsnicht')).toEqual([]);
  });
  it('leave out what it already acts on, but not what acts on it', () => {
    const links = [link({ id: '1', from: 'own', to: 'Dach' }), link({ id: '2', from: 'Anderes', to: 'own' })];
    expect(titles('', links)).toEqual(['Schulstraße', 'Anderes']);
    expect(candidatesFor(own, all, links, '')[1]?.back).toBe(true);
  });
});

describe('the dialog', () => {
  const to = 'x' as ProposalId;
  it('names what is missing', () => {
    expect(checkDraft(own.id, { to: null, score: null, reason: '' })).toEqual({
      missing: ['to', 'score', 'reason'],
    });
    expect(checkDraft(own.id, { to, score: 0, reason: ' \n' })).toEqual({ missing: ['reason'] });
  });
  it('0 is a judgement', () => {
    expect(checkDraft(own.id, { to, score: 0, reason: ' weil ' })).toEqual({
      body: { from: own.id, to, score: 0, reason: 'weil' },
    });
  });
  it('an answer that differs needs an own score and a reason; confirming needs nothing', () => {
    expect(checkAnswer('bestaetigt', null, '')).toEqual({ body: { state: 'bestaetigt' } });
    expect(checkAnswer('strittig', null, '')).toEqual({ missing: ['score', 'reason'] });
    expect(checkAnswer('strittig', -1, 'anders')).toEqual({
      body: { state: 'strittig', score: -1, reason: 'anders' },
    });
    expect(checkAnswer('abgelehnt', null, ' ')).toEqual({ missing: ['reason'] });
    expect(checkAnswer('abgelehnt', 2, 'nein')).toEqual({ body: { state: 'abgelehnt', reason: 'nein' } });
  });
});

describe('links beside a proposal', () => {
  it('are grouped by effect, unanswered first, then the strongest, refused last, with their direction', () => {
    const groups = groupSides(
      [
        link({ id: 'weak', from: 'own', to: 'a' }),
        link({ id: 'refused', from: 'own', to: 'b', score: 3, state: 'abgelehnt' }),
        link({ id: 'strong', from: 'c', to: 'own', score: 2 }),
        link({ id: 'asked', from: 'f', to: 'own', state: 'vorgeschlagen' }),
        link({ id: 'brake', from: 'own', to: 'd', score: -2 }),
        link({ id: 'none', from: 'own', to: 'e', score: 0 }),
      ],
      own.id,
    );
    expect(groups.helps.map(({ link: { id } }) => id)).toEqual(['asked', 'strong', 'weak', 'refused']);
    expect(groups.helps[1]).toMatchObject({ direction: 'into', other: 'c' });
    expect(groups.hinders.map(({ link: { id } }) => id)).toEqual(['brake']);
    expect(groups.neutral).toHaveLength(1);
  });
});

describe('links of a Manufaktur', () => {
  const links = [
    link({ id: 'old', from: 'a', to: 'b' }),
    link({ id: 'new', from: 'a', to: 'c', score: -1, updatedAt: '2027-02-01T10:00:00.000Z' }),
    link({
      id: 'open',
      from: 'd',
      to: 'a',
      state: 'vorgeschlagen',
      fromManufaktur: 'mobilitaet' as ManufakturSlug,
      toManufaktur: KLIMA,
    }),
    link({ id: 'both', from: 'a', to: 'e', state: 'strittig' }),
  ];
  const ids = (show: Parameters<typeof linksInView>[2]['show'], other: string | null = null) =>
    linksInView(links, KLIMA, { show, other: other as ManufakturSlug | null }).map(({ id }) => id);

  it('what waits for an answer stands first, then the newest', () => {
    expect(ids('all')).toEqual(['open', 'new', 'both', 'old']);
  });
  it.each([
    ['open', ['open']],
    ['disputed', ['both']],
    ['hinders', ['new']],
    ['helps', ['open', 'both', 'old']],
  ] as const)('%s', (show, expected) => {
    expect(ids(show)).toEqual(expected);
  });
  it('with one other Manufaktur', () => {
    expect(ids('all', 'mobilitaet')).toEqual(['open']);
  });
});

import type { ManufakturDetail, Overview, ProposalDetail } from '@geflecht/contract';
import type { BoardId, ProposalId } from '@geflecht/domain';
import { describe, expect, test } from 'vitest';

import {
  concernsEvents,
  patchLinks,
  patchManufaktur,
  patchOverview,
  patchProposalDetail,
  patchProposals,
  prependEvent,
} from './feed-patch.ts';
import {
  ANNA,
  BILDUNG,
  board,
  event,
  KLIMA,
  link,
  membership,
  P1,
  P2,
  proposal,
  summary,
  version,
} from './feed-samples.ts';

const nobody = (): null => null;

describe('lists of proposals', () => {
  test('a new proposal appears where the filter lets it in', () => {
    const fresh = proposal({ id: 'K-2' as ProposalId });
    expect(patchProposals([proposal()], { manufaktur: KLIMA }, fresh)).toHaveLength(2);
    expect(patchProposals([], { manufaktur: BILDUNG }, fresh)).toEqual([]);
    expect(patchProposals([], { sdg: '13' }, fresh)).toEqual([fresh]);
    expect(patchProposals([], { sdg: 4 }, fresh)).toEqual([]);
    expect(patchProposals([], { q: 'südring' }, fresh)).toEqual([fresh]);
    expect(patchProposals([], { type: 'ziel' }, fresh)).toEqual([]);
  });

  test('a change replaces the row in its place', () => {
    const other = proposal({ id: 'K-2' as ProposalId });
    const changed = proposal({ title: 'Radweg Nordring', version: 2 });
    expect(patchProposals([proposal(), other], {}, changed)).toEqual([changed, other]);
  });

  test('a step out of the filtered state removes the row', () => {
    const moved = proposal({ state: 'in_arbeit', version: 2 });
    expect(patchProposals([proposal()], { state: 'idee' }, moved)).toEqual([]);
    expect(patchProposals([], { state: 'in_arbeit' }, moved)).toEqual([moved]);
  });

  test('a hidden proposal leaves every list but that of the hidden', () => {
    const hidden = proposal({ state: 'verborgen', title: '', version: 2 });
    expect(patchProposals([proposal()], {}, hidden)).toEqual([]);
    expect(patchProposals([], { state: 'verborgen' }, hidden)).toEqual([hidden]);
  });

  test('an older header never overwrites a newer one', () => {
    const newer = [proposal({ version: 3, title: 'Neu' })];
    expect(patchProposals(newer, {}, proposal({ version: 2 }))).toBe(newer);
    const written = [proposal({ updatedAt: '2027-05-03T10:00:00.000Z' })];
    expect(patchProposals(written, {}, proposal())).toBe(written);
  });

  test('what the server found by its text stays in a search', () => {
    const found = [proposal({ title: 'Grüne Wege' })];
    const changed = proposal({ title: 'Grüne Wege im Viertel', version: 2 });
    expect(patchProposals(found, { q: 'radverkehr' }, changed)).toEqual([changed]);
  });
});

describe('lists of links', () => {
  test('a link appears at both ends and in both Manufakturen, nowhere else', () => {
    const fresh = link();
    for (const filter of [
      {},
      { proposal: P1 },
      { proposal: P2 },
      { manufaktur: KLIMA },
      { manufaktur: BILDUNG },
    ]) {
      expect(patchLinks([], filter, fresh)).toEqual([fresh]);
    }
    expect(patchLinks([], { manufaktur: 'mobilitaet' }, fresh)).toEqual([]);
    expect(patchLinks([], { proposal: 'X-1' }, fresh)).toEqual([]);
  });

  test('an answer replaces the link, an older one does not', () => {
    const answered = link({ state: 'bestaetigt', updatedAt: '2027-05-03T10:00:00.000Z' });
    expect(patchLinks([link()], {}, answered)).toEqual([answered]);
    const list = [answered];
    expect(patchLinks(list, {}, link())).toBe(list);
  });
});

describe('a proposal with its surroundings', () => {
  const detail: ProposalDetail = { proposal: proposal(), links: [], ends: [], transitions: [], history: [] };

  test('a link across brings its other end, when its header is known', () => {
    const other = proposal({ id: P2, manufaktur: BILDUNG, title: 'Schulstraßen' });
    const patched = patchProposalDetail(detail, event({ kind: 'link_proposed', link: link() }), (id) =>
      id === P2 ? other : null,
    );
    expect(patched.links).toEqual([link()]);
    expect(patched.ends).toEqual([other]);
    expect(patched.history).toHaveLength(1);
  });

  test('an end changes its title beside the text', () => {
    const other = proposal({ id: P2, manufaktur: BILDUNG });
    const renamed = { ...other, title: 'Neu', version: 2 };
    const patched = patchProposalDetail(
      { ...detail, ends: [other] },
      event({ kind: 'proposal_changed', proposal: renamed, fields: ['title'] }),
      nobody,
    );
    expect(patched.ends).toEqual([renamed]);
    expect(patched.proposal).toBe(detail.proposal);
  });

  test('what concerns others leaves it untouched', () => {
    const stranger = event({ kind: 'proposal_written', proposal: proposal({ id: 'X-1' as ProposalId }) });
    expect(patchProposalDetail(detail, stranger, nobody)).toBe(detail);
    const foreign = event({ kind: 'link_proposed', link: link({ from: P2, to: 'X-1' as ProposalId }) });
    expect(patchProposalDetail(detail, foreign, nobody)).toBe(detail);
  });
});

describe('the overview', () => {
  const overview: Overview = {
    manufakturen: [summary(), summary({ slug: BILDUNG, number: 6, linkCount: 1 })],
    heads: {},
    nextMeeting: null,
  };
  const klima = (after: Overview) => after.manufakturen[0]!;

  test('a new proposal counts in its Manufaktur alone', () => {
    const after = patchOverview(overview, event({ kind: 'proposal_created', proposal: proposal() }), nobody);
    expect(klima(after).proposalCounts).toEqual({ idee: 3, in_arbeit: 1 });
    expect(klima(after).lastMove).toEqual({
      kind: 'proposal_created',
      title: 'Radweg Südring',
      at: '2027-05-19T12:00:00.000Z',
    });
    expect(after.manufakturen[1]).toBe(overview.manufakturen[1]);
  });

  test('a step moves the count from one state to the other', () => {
    const moved = event({
      kind: 'proposal_moved',
      proposal: proposal({ state: 'in_arbeit' }),
      from: 'idee',
      reason: null,
    });
    expect(klima(patchOverview(overview, moved, nobody)).proposalCounts).toEqual({ idee: 1, in_arbeit: 2 });
  });

  test('a hidden proposal is counted nowhere', () => {
    const moved = event({
      kind: 'proposal_moved',
      proposal: proposal({ state: 'verborgen' }),
      from: 'idee',
      reason: null,
    });
    expect(klima(patchOverview(overview, moved, nobody)).proposalCounts).toEqual({ idee: 1, in_arbeit: 1 });
  });

  test('a link counts on both sides, each naming its own end', () => {
    const titles = new Map([
      [P1, 'Radweg'],
      [P2, 'Schulstraßen'],
    ]);
    const after = patchOverview(
      overview,
      event({ kind: 'link_proposed', link: link() }),
      (id) => titles.get(id) ?? null,
    );
    expect(after.manufakturen.map((each) => each.linkCount)).toEqual([5, 2]);
    expect(after.manufakturen.map((each) => each.lastMove?.title)).toEqual(['Radweg', 'Schulstraßen']);
  });

  test('persons stay out of what is public', () => {
    const joined = event({ kind: 'member_joined', membership: membership() });
    expect(klima(patchOverview(overview, joined, nobody)).lastMove).toBeNull();
    const named = event({ kind: 'version_named', board: board(), version: version() });
    expect(klima(patchOverview(overview, named, nobody)).lastMove).toBeNull();
  });
});

describe('a Manufaktur', () => {
  const detail: ManufakturDetail = { ...summary(), boards: [], members: [], appointments: [] };

  test('joining, changing the tie and leaving', () => {
    const guest = patchManufaktur(
      detail,
      event({ kind: 'member_joined', membership: membership({ state: 'gast' }) }),
    );
    const member = patchManufaktur(guest, event({ kind: 'member_joined', membership: membership() }));
    expect(member.members).toEqual([membership()]);
    expect(patchManufaktur(member, event({ kind: 'member_left', membership: membership() })).members).toEqual(
      [],
    );
  });

  test('joining another one changes nothing here', () => {
    const elsewhere = event({ kind: 'member_joined', membership: membership({ manufaktur: BILDUNG }) });
    expect(patchManufaktur(detail, elsewhere)).toBe(detail);
  });

  test('a new board appears once', () => {
    const ideas = board({ id: 'b2' as BoardId, title: 'Ideen' });
    const once = patchManufaktur(detail, event({ kind: 'board_created', board: ideas }));
    expect(once.boards).toEqual([ideas]);
    expect(patchManufaktur(once, event({ kind: 'board_created', board: ideas }))).toBe(once);
  });
});

describe('the history', () => {
  test('an event that is already there is not told twice', () => {
    const told = event({ kind: 'person_arrived', person: ANNA });
    const list = prependEvent([], told);
    expect(prependEvent(list, told)).toBe(list);
  });

  test('events reach the histories they concern', () => {
    const linked = event({ kind: 'link_proposed', link: link() });
    expect(concernsEvents({ manufaktur: KLIMA }, linked)).toBe(true);
    expect(concernsEvents({ manufaktur: BILDUNG }, linked)).toBe(true);
    expect(concernsEvents({ proposal: P2 }, linked)).toBe(true);
    expect(concernsEvents({ manufaktur: 'mobilitaet' }, linked)).toBe(false);
    expect(concernsEvents({ proposal: P1 }, event({ kind: 'person_arrived', person: ANNA }))).toBe(false);
  });
});

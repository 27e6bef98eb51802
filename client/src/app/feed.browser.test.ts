import type { FeedEvent, Overview, ProposalDetail } from '@geflecht/contract';
import type { Link, Proposal } from '@geflecht/domain';
import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';

import { event, KLIMA, link, P1, P2, proposal, summary } from './feed-samples.ts';
import { applyHubMessage } from './feed.ts';

let queries: QueryClient;

beforeEach(() => {
  queries = new QueryClient();
  queries.setQueryData(['proposals', { manufaktur: KLIMA }], [proposal()]);
  queries.setQueryData(['links', { proposal: P1 }], []);
  queries.setQueryData(['proposal', P2], {
    proposal: proposal({ id: P2 }),
    links: [],
    ends: [],
    transitions: [],
    history: [],
  } satisfies ProposalDetail);
  queries.setQueryData(['overview'], {
    manufakturen: [summary()],
    heads: {},
    nextMeeting: null,
  } satisfies Overview);
  queries.setQueryData(['events', { manufaktur: KLIMA, newest: '1' }], {
    pages: [[]],
    pageParams: [undefined],
  });
});

test('one link reaches every cache that shows it', () => {
  applyHubMessage(queries, { type: 'event', event: event({ kind: 'link_proposed', link: link() }) });
  expect(queries.getQueryData<Link[]>(['links', { proposal: P1 }])).toEqual([link()]);
  const other = queries.getQueryData<ProposalDetail>(['proposal', P2]);
  expect(other?.links).toEqual([link()]);
  // The header of the far end was found in a list.
  expect(other?.ends.map((end) => end.id)).toEqual([P1]);
  expect(queries.getQueryData<Overview>(['overview'])?.manufakturen[0]?.linkCount).toBe(5);
  const history = queries.getQueryData<{ pages: FeedEvent[][] }>([
    'events',
    { manufaktur: KLIMA, newest: '1' },
  ]);
  expect(history?.pages[0]?.map((each) => each.kind)).toEqual(['link_proposed']);
});

test('missed events are applied in their order', () => {
  const events = [
    event({ kind: 'proposal_changed', proposal: proposal({ title: 'Erst', version: 2 }), fields: ['title'] }),
    event({ kind: 'proposal_changed', proposal: proposal({ title: 'Dann', version: 3 }), fields: ['title'] }),
  ];
  applyHubMessage(queries, { type: 'resumed', events, complete: true, seq: 9 });
  expect(queries.getQueryData<Proposal[]>(['proposals', { manufaktur: KLIMA }])?.[0]?.title).toBe('Dann');
});

test('a gap that is too long makes everything stale', () => {
  applyHubMessage(queries, { type: 'resumed', events: [], complete: false, seq: 900 });
  expect(queries.getQueryState(['proposals', { manufaktur: KLIMA }])?.isInvalidated).toBe(true);
});

test('the roster brings the head counts of the overview along', () => {
  applyHubMessage(queries, { type: 'roster', people: [], heads: { [KLIMA]: 3 } });
  expect(queries.getQueryData<Overview>(['overview'])?.heads).toEqual({ [KLIMA]: 3 });
});

import type {
  FeedEvent,
  ManufakturDetail,
  Overview,
  DirectoryEntry,
  ProposalDetail,
  SessionView,
} from '@geflecht/contract';
import type { Link, Proposal, ProposalId } from '@geflecht/domain';
import type { HubNews } from '@geflecht/sync';
import type { InfiniteData, QueryClient } from '@tanstack/react-query';

import {
  concernsEvents,
  type EventFilter,
  type LinkFilter,
  patchLinks,
  patchManufaktur,
  patchOverview,
  patchProposalDetail,
  patchProposals,
  prependEvent,
  type ProposalFilter,
  proposalOf,
} from './feed-patch.ts';
import { overviewQuery, peopleQuery, sessionQuery, versionsKey } from './queries.ts';
import { setRoster } from './roster.ts';

export { useRoster } from './roster.ts';
export { usePeople } from './queries.ts';

type Filtered<Filter> = readonly [string, Filter?];

function filterOf<Filter extends object>(key: readonly unknown[]): Filter {
  return ((key as Filtered<Filter>)[1] ?? {}) as Filter;
}

/** A proposal's header wherever it is cached. */
function headerIn(queries: QueryClient, id: ProposalId): Proposal | null {
  const own = queries.getQueryData<ProposalDetail>(['proposal', id]);
  if (own !== undefined) return own.proposal;
  const lists = [
    ...queries.getQueriesData<readonly Proposal[]>({ queryKey: ['proposals'] }).map(([, list]) => list ?? []),
    ...queries
      .getQueriesData<ProposalDetail>({ queryKey: ['proposal'] })
      .map(([, detail]) => detail?.ends ?? []),
  ];
  return lists.flat().find((each) => each.id === id) ?? null;
}

type EventCache = readonly FeedEvent[] | InfiniteData<readonly FeedEvent[]>;

function patchEvents(cache: EventCache, filter: EventFilter, event: FeedEvent): EventCache {
  if (!concernsEvents(filter, event)) return cache;
  if (!('pages' in cache)) return prependEvent(cache, event);
  const [first = [], ...rest] = cache.pages;
  return { ...cache, pages: [prependEvent(first, event), ...rest] };
}

/** Brings every cached answer up to the event, so that no list has to be asked for again. */
function applyEvent(queries: QueryClient, event: FeedEvent): void {
  const cache = queries.getQueryCache();
  const proposal = proposalOf(event);

  for (const { queryKey, state } of cache.findAll({ queryKey: ['proposals'] })) {
    if (state.data === undefined || proposal === null) continue;
    queries.setQueryData(
      queryKey,
      patchProposals(state.data as readonly Proposal[], filterOf<ProposalFilter>(queryKey), proposal),
    );
  }
  for (const { queryKey, state } of cache.findAll({ queryKey: ['links'] })) {
    if (state.data === undefined || !('link' in event)) continue;
    queries.setQueryData(
      queryKey,
      patchLinks(state.data as readonly Link[], filterOf<LinkFilter>(queryKey), event.link),
    );
  }
  for (const { queryKey, state } of cache.findAll({ queryKey: ['proposal'] })) {
    if (state.data === undefined) continue;
    const before = state.data as ProposalDetail;
    const after = patchProposalDetail(before, event, (id) => headerIn(queries, id));
    if (after === before) continue;
    queries.setQueryData(queryKey, after);
    // What this person may do next, and headers seen nowhere yet, only the server knows.
    const stepsChanged = proposal !== null && proposal.id === before.proposal.id;
    const endUnknown = 'link' in event && after.ends.length === before.ends.length;
    if (stepsChanged || endUnknown) void queries.invalidateQueries({ queryKey, exact: true });
  }
  for (const { queryKey, state } of cache.findAll({ queryKey: ['events'] })) {
    if (state.data === undefined) continue;
    queries.setQueryData(
      queryKey,
      patchEvents(state.data as EventCache, filterOf<EventFilter>(queryKey), event),
    );
  }
  for (const { queryKey, state } of cache.findAll({ queryKey: ['manufaktur'] })) {
    if (state.data === undefined) continue;
    queries.setQueryData(queryKey, patchManufaktur(state.data as ManufakturDetail, event));
  }
  if (event.kind.startsWith('board_')) void queries.invalidateQueries({ queryKey: ['boards'] });
  if ('version' in event) {
    void queries.invalidateQueries({ queryKey: versionsKey(event.version.document) });
  }
  patchOverviewCache(queries, event);
  patchPersons(queries, event);
}

function patchOverviewCache(queries: QueryClient, event: FeedEvent): void {
  queries.setQueryData<Overview>(overviewQuery.queryKey, (overview) =>
    overview === undefined
      ? overview
      : patchOverview(overview, event, (id) => headerIn(queries, id)?.title ?? null),
  );
  // Counting by hand may double an event that the cached answer already held; the next visit asks anew.
  void queries.invalidateQueries({ queryKey: overviewQuery.queryKey, refetchType: 'none' });
}

function patchPersons(queries: QueryClient, event: FeedEvent): void {
  const known = queries.getQueryData<readonly DirectoryEntry[]>(peopleQuery.queryKey);
  const strangers = [event.actor, 'membership' in event ? event.membership.person : null].filter(
    (id) => id !== null && known?.every((person) => person.id !== id),
  );
  // A membership may give its person another home.
  if (
    event.kind === 'person_arrived' ||
    'membership' in event ||
    (known !== undefined && strangers.length > 0)
  ) {
    void queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
  }
  const session = queries.getQueryData<SessionView>(sessionQuery.queryKey);
  if ('membership' in event && event.membership.person === session?.person?.id) {
    void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    void queries.invalidateQueries({ queryKey: ['proposal'] });
  }
}

/** What a message of the hub does to the caches; the end of the session is answered by the caller. */
export function applyHubMessage(queries: QueryClient, message: HubNews): void {
  switch (message.type) {
    case 'event':
      applyEvent(queries, message.event);
      return;
    case 'resumed':
      for (const event of message.events) applyEvent(queries, event);
      // The gap was too long to fill event by event.
      if (!message.complete) void queries.invalidateQueries();
      return;
    case 'roster':
      setRoster(message);
      queries.setQueryData<Overview>(overviewQuery.queryKey, (overview) =>
        overview === undefined ? overview : { ...overview, heads: message.heads },
      );
      return;
    // Heard by the board that it is about.
    case 'signal':
    case 'session_ended':
      return;
  }
}

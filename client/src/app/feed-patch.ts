import type {
  FeedEvent,
  ManufakturDetail,
  ManufakturSummary,
  Overview,
  ProposalDetail,
} from '@geflecht/contract';
import type { Link, Membership, Proposal, ProposalId, ProposalState } from '@geflecht/domain';

/** Pure: cached answers of the server before and after an event. The same object comes back when nothing changes. */

/** The filter in a query key; values come from addresses, so numbers may be words. */
export interface ProposalFilter {
  readonly manufaktur?: string | undefined;
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly type?: string | undefined;
  readonly sdg?: string | number | undefined;
  readonly sort?: string | undefined;
}

export interface LinkFilter {
  readonly proposal?: string | undefined;
  readonly manufaktur?: string | undefined;
}

export interface EventFilter {
  readonly manufaktur?: string | undefined;
  readonly proposal?: string | undefined;
  readonly newest?: string | undefined;
}

/** The proposal an event carries, if it is about one. */
export function proposalOf(event: FeedEvent): Proposal | null {
  return 'proposal' in event ? event.proposal : null;
}

function matches(proposal: Proposal, filter: ProposalFilter): boolean {
  const words = filter.q?.trim().toLocaleLowerCase('de') ?? '';
  return (
    (filter.manufaktur === undefined || proposal.manufaktur === filter.manufaktur) &&
    (filter.state === undefined ? proposal.state !== 'verborgen' : proposal.state === filter.state) &&
    (filter.type === undefined || proposal.type === filter.type) &&
    (filter.sdg === undefined || proposal.sdgs.includes(Number(filter.sdg))) &&
    `${proposal.title} ${proposal.summary}`.toLocaleLowerCase('de').includes(words)
  );
}

/** An older header must not overwrite a newer one: answers and events may cross on the way. */
function isOlder(incoming: Proposal, cached: Proposal): boolean {
  return (
    incoming.version < cached.version ||
    (incoming.version === cached.version && incoming.updatedAt < cached.updatedAt)
  );
}

export function patchProposals(
  list: readonly Proposal[],
  filter: ProposalFilter,
  proposal: Proposal,
): readonly Proposal[] {
  const index = list.findIndex((each) => each.id === proposal.id);
  const cached = list[index];
  if (cached !== undefined && isOlder(proposal, cached)) return list;
  if (!matches(proposal, filter)) {
    // The server's search also knows the texts: what it found stays in a search.
    const found =
      cached !== undefined && filter.q !== undefined && matches(proposal, { ...filter, q: undefined });
    return cached === undefined || found
      ? found
        ? list.with(index, proposal)
        : list
      : list.toSpliced(index, 1);
  }
  return cached === undefined ? [...list, proposal] : list.with(index, proposal);
}

export function patchLinks(list: readonly Link[], filter: LinkFilter, link: Link): readonly Link[] {
  const concerned =
    (filter.proposal === undefined || link.from === filter.proposal || link.to === filter.proposal) &&
    (filter.manufaktur === undefined ||
      link.fromManufaktur === filter.manufaktur ||
      link.toManufaktur === filter.manufaktur);
  return concerned ? upsertLink(list, link) : list;
}

function upsertLink(list: readonly Link[], link: Link): readonly Link[] {
  const index = list.findIndex((each) => each.id === link.id);
  const cached = list[index];
  if (cached === undefined) return [...list, link];
  return cached.updatedAt > link.updatedAt ? list : list.with(index, link);
}

function replaceIn(list: readonly Proposal[], proposal: Proposal): readonly Proposal[] {
  const index = list.findIndex((each) => each.id === proposal.id);
  const cached = list[index];
  return cached === undefined || isOlder(proposal, cached) ? list : list.with(index, proposal);
}

/** `header` finds a proposal anywhere in the caches, for the other end of a new link. */
export function patchProposalDetail(
  detail: ProposalDetail,
  event: FeedEvent,
  header: (id: ProposalId) => Proposal | null,
): ProposalDetail {
  const own = detail.proposal.id;
  if ('link' in event) {
    if (event.link.from !== own && event.link.to !== own) return detail;
    const other = event.link.from === own ? event.link.to : event.link.from;
    const missing = detail.ends.some((end) => end.id === other) ? null : header(other);
    return {
      ...detail,
      links: upsertLink(detail.links, event.link),
      ends: missing === null ? detail.ends : [...detail.ends, missing],
      history: prependEvent(detail.history, event),
    };
  }
  const proposal = proposalOf(event);
  if (proposal === null) return detail;
  if (proposal.id !== own) {
    const ends = replaceIn(detail.ends, proposal);
    return ends === detail.ends ? detail : { ...detail, ends };
  }
  return {
    ...detail,
    proposal: isOlder(proposal, detail.proposal) ? detail.proposal : proposal,
    history: prependEvent(detail.history, event),
  };
}

/** Newest first. */
export function prependEvent(events: readonly FeedEvent[], event: FeedEvent): readonly FeedEvent[] {
  return events.some((each) => each.seq === event.seq) ? events : [event, ...events];
}

export function concernsEvents(filter: EventFilter, event: FeedEvent): boolean {
  if (filter.manufaktur !== undefined && !event.manufakturen.some((slug) => slug === filter.manufaktur))
    return false;
  if (filter.proposal === undefined) return true;
  if ('link' in event) return event.link.from === filter.proposal || event.link.to === filter.proposal;
  return proposalOf(event)?.id === filter.proposal;
}

type Counts = Readonly<Partial<Record<ProposalState, number>>>;

function counted(counts: Counts, state: ProposalState, by: 1 | -1): Counts {
  // Hidden proposals are no public fact.
  if (state === 'verborgen') return counts;
  return { ...counts, [state]: Math.max(0, (counts[state] ?? 0) + by) };
}

/** The overview is public: what persons do as persons, and how a group keeps its versions, does not show there. */
const INTERNAL_KINDS: readonly FeedEvent['kind'][] = [
  'member_joined',
  'member_left',
  'person_arrived',
  'vote_closed',
  'version_named',
  'version_restored',
];

/** Of a link's two ends the one that lies in this Manufaktur. */
function publicTitle(
  event: FeedEvent,
  slug: string,
  titleOf: (id: ProposalId) => string | null,
): string | null {
  if ('board' in event) return event.board.title;
  if ('proposal' in event) return event.proposal.title;
  if (!('link' in event)) return null;
  return titleOf(event.link.fromManufaktur === slug ? event.link.from : event.link.to);
}

function patchSummary(
  summary: ManufakturSummary,
  event: FeedEvent,
  titleOf: (id: ProposalId) => string | null,
): ManufakturSummary {
  if (!event.manufakturen.includes(summary.slug)) return summary;
  const moved = INTERNAL_KINDS.includes(event.kind)
    ? summary
    : {
        ...summary,
        lastMove: { kind: event.kind, title: publicTitle(event, summary.slug, titleOf), at: event.at },
      };
  switch (event.kind) {
    case 'proposal_created':
      return { ...moved, proposalCounts: counted(moved.proposalCounts, event.proposal.state, 1) };
    case 'proposal_moved':
      return {
        ...moved,
        proposalCounts: counted(counted(moved.proposalCounts, event.from, -1), event.proposal.state, 1),
      };
    case 'link_proposed':
      return { ...moved, linkCount: moved.linkCount + 1 };
    case 'proposal_changed':
    case 'proposal_written':
    case 'link_answered':
    case 'member_joined':
    case 'member_left':
    case 'person_arrived':
    case 'board_created':
    case 'board_renamed':
    case 'board_archived':
    case 'board_restored':
    case 'vote_closed':
    case 'version_named':
    case 'version_restored':
      return moved;
  }
}

export function patchOverview(
  overview: Overview,
  event: FeedEvent,
  titleOf: (id: ProposalId) => string | null,
): Overview {
  if (event.manufakturen.length === 0) return overview;
  return {
    ...overview,
    manufakturen: overview.manufakturen.map((each) => patchSummary(each, event, titleOf)),
  };
}

function samePerson(membership: Membership): (other: Membership) => boolean {
  return (other) => other.person === membership.person && other.manufaktur === membership.manufaktur;
}

export function patchManufaktur(detail: ManufakturDetail, event: FeedEvent): ManufakturDetail {
  switch (event.kind) {
    case 'member_joined':
    case 'member_left': {
      if (event.membership.manufaktur !== detail.slug) return detail;
      const others = detail.members.filter((member) => !samePerson(event.membership)(member));
      return { ...detail, members: event.kind === 'member_left' ? others : [...others, event.membership] };
    }
    case 'board_created':
    case 'board_renamed':
    case 'board_archived':
    case 'board_restored': {
      const { board } = event;
      if (board.manufaktur !== detail.slug) return detail;
      const isKnown = detail.boards.some((each) => each.id === board.id);
      if (isKnown && event.kind === 'board_created') return detail;
      const boards = detail.boards.map((each) => (each.id === board.id ? board : each));
      return { ...detail, boards: isKnown ? boards : [...boards, board] };
    }
    case 'proposal_created':
    case 'proposal_changed':
    case 'proposal_moved':
    case 'proposal_written':
    case 'link_proposed':
    case 'link_answered':
    case 'person_arrived':
    case 'vote_closed':
    case 'version_named':
    case 'version_restored':
      return detail;
  }
}

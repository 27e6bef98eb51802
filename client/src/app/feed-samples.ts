import type { FeedChange, FeedEvent, ManufakturSummary } from '@geflecht/contract';
import type {
  Board,
  BoardId,
  DocumentVersion,
  Link,
  LinkId,
  ManufakturSlug,
  Membership,
  PersonId,
  Proposal,
  ProposalId,
  VersionId,
} from '@geflecht/domain';

/** Small records for the tests of the feed. */

export const KLIMA = 'klima-energie' as ManufakturSlug;
export const BILDUNG = 'bildung' as ManufakturSlug;
export const P1 = 'K-1' as ProposalId;
export const P2 = 'B-1' as ProposalId;
export const ANNA = 'p01' as PersonId;

export function proposal(changes: Partial<Proposal> = {}): Proposal {
  return {
    id: P1,
    manufaktur: KLIMA,
    type: 'projekt',
    title: 'Radweg Südring',
    summary: 'Ein Weg.',
    sdgs: [11, 13],
    referate: ['MOR'],
    state: 'idee',
    priority: 2,
    smartFilled: [],
    opinion: null,
    stateReason: null,
    author: null,
    createdAt: '2027-05-01T10:00:00.000Z',
    updatedAt: '2027-05-01T10:00:00.000Z',
    version: 1,
    ...changes,
  };
}

export function link(changes: Partial<Link> = {}): Link {
  return {
    id: 'v1' as LinkId,
    from: P1,
    to: P2,
    fromManufaktur: KLIMA,
    toManufaktur: BILDUNG,
    score: 2,
    reason: 'Kinder kommen sicher an.',
    state: 'vorgeschlagen',
    proposedBy: ANNA,
    answeredBy: null,
    answerReason: null,
    counterScore: null,
    createdAt: '2027-05-02T10:00:00.000Z',
    updatedAt: '2027-05-02T10:00:00.000Z',
    ...changes,
  };
}

export function membership(changes: Partial<Membership> = {}): Membership {
  return {
    person: ANNA,
    manufaktur: KLIMA,
    state: 'mitglied',
    since: '2027-05-01T10:00:00.000Z',
    ...changes,
  };
}

export function board(changes: Partial<Board> = {}): Board {
  return {
    id: 'klima-energie' as BoardId,
    manufaktur: KLIMA,
    title: 'Tafel Klima',
    kind: 'manufaktur',
    day: null,
    madeBy: null,
    createdAt: '2027-05-01T10:00:00.000Z',
    archivedAt: null,
    ...changes,
  };
}

export function version(changes: Partial<DocumentVersion> = {}): DocumentVersion {
  return {
    id: 'f1' as VersionId,
    document: { kind: 'proposal', id: P1 },
    at: '2027-05-18T17:30:00.000Z',
    origin: 'person',
    name: 'Nach dem Treffen',
    namedBy: ANNA,
    writers: [ANNA],
    ...changes,
  };
}

let last = 0;

export function event(
  change: FeedChange,
  changes: Partial<Pick<FeedEvent, 'seq' | 'at' | 'actor' | 'manufakturen'>> = {},
): FeedEvent {
  last += 1;
  const concerned: readonly ManufakturSlug[] =
    'link' in change
      ? [change.link.fromManufaktur, change.link.toManufaktur]
      : 'proposal' in change
        ? [change.proposal.manufaktur]
        : 'membership' in change
          ? [change.membership.manufaktur]
          : 'board' in change
            ? [change.board.manufaktur]
            : [];
  return {
    seq: last,
    at: '2027-05-19T12:00:00.000Z',
    actor: ANNA,
    manufakturen: concerned,
    ...changes,
    ...change,
  };
}

export function summary(changes: Partial<ManufakturSummary> = {}): ManufakturSummary {
  return {
    slug: KLIMA,
    number: 1,
    name: 'Klimaschutz und erneuerbare Energien',
    description: '',
    workStructure: '',
    sdgs: [7, 13],
    sourcedSdgs: [],
    color: '#1F6F54',
    memberCount: 6,
    proposalCounts: { idee: 2, in_arbeit: 1 },
    linkCount: 4,
    lastMove: null,
    board: 'klima-energie' as ManufakturSummary['board'],
    ...changes,
  };
}

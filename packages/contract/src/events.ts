import type {
  Board,
  DocumentVersion,
  Link,
  ManufakturSlug,
  Membership,
  PersonId,
  Proposal,
  Timestamp,
} from '@geflecht/domain';

/** What happened, as stored in `events` and sent over the hub; it carries the changed record whole. */
export type FeedEvent = {
  readonly seq: number;
  readonly at: Timestamp;
  /** Null when nobody signed in did it (example world, system). */
  readonly actor: PersonId | null;
  /** The Manufakturen it concerns, one or two. */
  readonly manufakturen: readonly ManufakturSlug[];
} & FeedChange;

export type FeedChange =
  | { readonly kind: 'proposal_created'; readonly proposal: Proposal }
  | { readonly kind: 'proposal_changed'; readonly proposal: Proposal; readonly fields: readonly string[] }
  | {
      readonly kind: 'proposal_moved';
      readonly proposal: Proposal;
      readonly from: Proposal['state'];
      readonly reason: string | null;
    }
  | { readonly kind: 'proposal_written'; readonly proposal: Proposal }
  | { readonly kind: 'link_proposed'; readonly link: Link }
  | { readonly kind: 'link_answered'; readonly link: Link }
  | { readonly kind: 'member_joined'; readonly membership: Membership }
  | { readonly kind: 'member_left'; readonly membership: Membership }
  | { readonly kind: 'person_arrived'; readonly person: PersonId }
  | {
      readonly kind: 'board_created' | 'board_renamed' | 'board_archived' | 'board_restored';
      readonly board: Board;
    }
  | { readonly kind: 'vote_closed'; readonly board: Board; readonly question: string | null }
  | ({ readonly kind: 'version_named' | 'version_restored' } & OfVersion);

/** A version, and what it is a version of. */
type OfVersion = { readonly version: DocumentVersion } & (
  | { readonly proposal: Proposal }
  | { readonly board: Board }
);

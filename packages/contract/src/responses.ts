import type {
  AccessToken,
  Actor,
  Appointment,
  Board,
  DocumentVersion,
  Link,
  Manufaktur,
  ManufakturSlug,
  Membership,
  Office,
  PersonId,
  Proposal,
  ProposalId,
  ProposalState,
  Refusal,
  RefusalDetails,
  Timestamp,
} from '@geflecht/domain';

import type { FeedEvent } from './events.ts';

/** Who is asking, answered by `GET /api/session`; also for visitors without a session. */
export interface SessionView {
  readonly person: PersonView | null;
  readonly email: string | null;
  readonly actor: Actor;
  /** True while anybody may enter as one of the example people. */
  readonly demo: boolean;
  /** True while the first real admin is still to be set up. */
  readonly setupOpen: boolean;
  /** Whether mail leaves the house; otherwise the sign-in link lies in the admin's outbox. */
  readonly mailConfigured: boolean;
  /** The newest event's sequence number at the time of the answer. */
  readonly seq: number;
}

/** What others may know of a person. */
export interface PersonView {
  readonly id: PersonId;
  readonly name: string;
  readonly guest: boolean;
  readonly offices: readonly Office[];
}

/** A line of the people directory. */
export interface DirectoryEntry extends PersonView {
  /** The Manufaktur whose colour and shape they wear: the first they became a member of. */
  readonly home: ManufakturSlug | null;
}

/** One person of the example world whom a visitor may enter as. */
export interface DemoPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly role: 'participant' | 'moderator' | 'pate' | 'kk' | 'city' | 'admin';
  readonly manufakturen: readonly ManufakturSlug[];
}

/** A Manufaktur on the overview; public facts only. */
export interface ManufakturSummary extends Manufaktur {
  readonly memberCount: number;
  readonly proposalCounts: Readonly<Partial<Record<ProposalState, number>>>;
  /** Links across that are visible, either direction. */
  readonly linkCount: number;
  /** What moved last: a public event kind with the proposal's title, never a person. */
  readonly lastMove: {
    readonly kind: FeedEvent['kind'];
    readonly title: string | null;
    readonly at: Timestamp;
  } | null;
  readonly board: Board['id'];
}

export interface Overview {
  readonly manufakturen: readonly ManufakturSummary[];
  /** Head counts by slug; absent people are simply not counted. */
  readonly heads: Readonly<Record<string, number>>;
  readonly nextMeeting: {
    readonly title: string;
    readonly date: string;
    readonly begins: string;
    readonly place: string;
  } | null;
}

export interface ManufakturDetail extends Manufaktur {
  readonly boards: readonly Board[];
  readonly members: readonly Membership[];
  readonly appointments: readonly Appointment[];
}

/** What a person may do next with a proposal; unmet guards are named so that the screen can say what is missing. */
export interface OpenTransition {
  readonly to: ProposalState;
  /** `propose` means this person may only suggest it. */
  readonly right: 'yes' | 'propose';
  readonly missing: readonly Refusal['code'][];
  /** Words the step asks for. */
  readonly asks: readonly ('reason' | 'opinion' | 'source' | 'successor')[];
}

export interface ProposalDetail {
  readonly proposal: Proposal;
  readonly links: readonly Link[];
  /** The other ends' headers, for titles and states beside the text. */
  readonly ends: readonly Proposal[];
  readonly transitions: readonly OpenTransition[];
  /** Who has worked on it, newest first. */
  readonly history: readonly FeedEvent[];
}

/** What restoring a version would do to the document as it is now; all empty when it is the same. */
export type VersionDifference =
  | {
      readonly kind: 'board';
      /** Items that would come back, go, and look different. */
      readonly back: number;
      readonly gone: number;
      readonly changed: number;
    }
  | {
      readonly kind: 'proposal';
      /** Names of the fragments whose words differ. */
      readonly fields: readonly string[];
    };

export interface VersionContent {
  readonly version: DocumentVersion;
  /** The document's Yjs state in Base64. */
  readonly state: string;
  readonly difference: VersionDifference;
}

export interface RestoredVersion {
  /** What the document was just before, to go back to; null when the document was the same already. */
  readonly before: DocumentVersion | null;
}

export interface SearchHit {
  readonly kind: 'proposal' | 'board_item';
  readonly manufaktur: ManufakturSlug;
  readonly proposal: ProposalId | null;
  readonly board: Board['id'] | null;
  readonly item: string | null;
  readonly title: string;
  /** Plain text around the hit; `marks` are [start, end) offsets into it. */
  readonly excerpt: string;
  readonly marks: readonly (readonly [number, number])[];
}

export interface OutboxMail {
  readonly id: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: Timestamp;
}

export interface Invitation {
  /** The whole address to hand on; shown once, only its hash is kept. */
  readonly url: string;
  readonly expiresAt: Timestamp;
}

export interface NewAccessToken {
  readonly token: AccessToken;
  /** The whole key to hand to a program; shown once, only its hash is kept. */
  readonly secret: string;
}

/** RFC 9457 problem details; `code` is one of the domain's error codes. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: Refusal['code'];
  /** Where in the body, e.g. `reason`; for `invalid_body`. */
  readonly field?: string;
  /** Facts that make the sentence exact, e.g. which fields were kept after a `version_conflict`. */
  readonly details?: RefusalDetails;
  readonly retryable: boolean;
}

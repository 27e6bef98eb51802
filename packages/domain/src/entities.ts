import type {
  AccessTokenId,
  AppointmentId,
  BoardId,
  InitiativeId,
  LinkId,
  ManufakturSlug,
  MeetingId,
  MilestoneId,
  PersonId,
  ProposalId,
  RoundId,
  TemplateId,
  SharedAddress,
  VersionId,
} from './ids.ts';
import type {
  AppointmentState,
  LinkState,
  MeetingState,
  MilestoneState,
  MonitoringState,
  ProposalState,
  RoundState,
} from './states.ts';
import type { Background, ProposalType, Score, SmartField } from './vocabulary.ts';

/** A point in time, UTC, ISO 8601 with milliseconds and `Z`. */
export type Timestamp = string;
/** A calendar day in Munich, `YYYY-MM-DD`. */
export type Day = string;
/** The number of a Sustainable Development Goal, 1–17. */
export type SdgNumber = number;

/** A standing working group of citizens. */
export interface Manufaktur {
  readonly slug: ManufakturSlug;
  /** 1-based; decides the mark (shape) it wears everywhere. */
  readonly number: number;
  readonly name: string;
  readonly description: string;
  /** How the group works, in its own words. */
  readonly workStructure: string;
  readonly sdgs: readonly SdgNumber[];
  /** The part of `sdgs` that rests on a source; the rest is an assumption of the example world. */
  readonly sourcedSdgs: readonly SdgNumber[];
  readonly color: string;
}

export const OFFICES = ['kk', 'admin', 'stadtkontakt'] as const;
/** An office held for the whole platform. */
export type Office = (typeof OFFICES)[number];

/** A person; `name` never leaves SQL for a live document. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly background: Background | null;
  readonly organisation: string | null;
  readonly offices: readonly Office[];
  /** True for somebody who came by an invitation link and only chose a display name. */
  readonly guest: boolean;
  readonly suspended: boolean;
}

/** A person's lasting tie to a Manufaktur; a mere visit is presence and not stored. */
export interface Membership {
  readonly person: PersonId;
  readonly manufaktur: ManufakturSlug;
  readonly state: 'gast' | 'mitglied';
  readonly since: Timestamp;
}

/** A time-bound role in one Manufaktur. */
export interface Appointment {
  readonly id: AppointmentId;
  readonly person: PersonId;
  readonly manufaktur: ManufakturSlug;
  readonly role: 'moderation' | 'patin';
  readonly appointedBy: string;
  readonly begins: Day;
  readonly ends: Day | null;
  readonly extendedTo: Day | null;
  readonly state: AppointmentState;
}

/** The header of a proposal; its texts are a live document. */
export interface Proposal {
  readonly id: ProposalId;
  readonly manufaktur: ManufakturSlug;
  readonly type: ProposalType;
  readonly title: string;
  /** One or two sentences, plain text. */
  readonly summary: string;
  readonly sdgs: readonly SdgNumber[];
  /** Short names of the Munich Referate it touches. */
  readonly referate: readonly string[];
  readonly state: ProposalState;
  /** 1 (highest) to 5. */
  readonly priority: number;
  /** The S.M.A.R.T. fields that hold words, as the server last read them from the document. */
  readonly smartFilled: readonly SmartField[];
  /** The participants' recorded opinion that a nomination needs. */
  readonly opinion: string | null;
  /** Why it is where it is: reason of the last side step, or the source of the uptake. */
  readonly stateReason: string | null;
  readonly author: PersonId | null;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
  /** Grows with every change of the header; a change names the one it was made on. */
  readonly version: number;
}

/** A directed, scored, reasoned link between proposals of two Manufakturen. */
export interface Link {
  readonly id: LinkId;
  readonly from: ProposalId;
  readonly to: ProposalId;
  readonly fromManufaktur: ManufakturSlug;
  readonly toManufaktur: ManufakturSlug;
  readonly score: Score;
  readonly reason: string;
  readonly state: LinkState;
  readonly proposedBy: PersonId;
  readonly answeredBy: PersonId | null;
  /** What the other side says when it refuses or sees it differently. */
  readonly answerReason: string | null;
  readonly counterScore: Score | null;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** A live board of a Manufaktur. */
export interface Board {
  readonly id: BoardId;
  readonly manufaktur: ManufakturSlug;
  readonly title: string;
  readonly kind: BoardKind;
  /** Of a meeting's board, once it is known. */
  readonly day: Day | null;
  /** Null when it was there from the beginning. */
  readonly madeBy: PersonId | null;
  readonly createdAt: Timestamp;
  /** Set while it is put away: everybody reads it, nobody writes on it. */
  readonly archivedAt: Timestamp | null;
}

/**
 * What a board is for. Each Manufaktur has one `manufaktur` board, where it begins and which is never put away; the others
 * belong to a part of the group, or to one evening.
 */
export const BOARD_KINDS = ['manufaktur', 'untergruppe', 'treffen'] as const;
export type BoardKind = (typeof BOARD_KINDS)[number];

/**
 * Why a version was taken: by itself after work on the document, by a person who named it, or by itself before another
 * version was restored.
 */
export const VERSION_ORIGINS = ['automatic', 'person', 'before_restore'] as const;
export type VersionOrigin = (typeof VERSION_ORIGINS)[number];

/** What a live document was at one moment, without its content. */
export interface DocumentVersion {
  readonly id: VersionId;
  readonly document: SharedAddress;
  readonly at: Timestamp;
  readonly origin: VersionOrigin;
  /** Named versions stay for good; the others are thinned out as they grow old. */
  readonly name: string | null;
  readonly namedBy: PersonId | null;
  /** Who has written since the version before it; may be nobody that is known. */
  readonly writers: readonly PersonId[];
}

/** What a program may do with a token at most; never more than its person may. */
export const TOKEN_SCOPES = ['read', 'write'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** For how many days a token may be made; there is none without an end. */
export const TOKEN_DAYS = [7, 30, 90, 365] as const;
export type TokenDays = (typeof TOKEN_DAYS)[number];

/** A key that lets a program of one's own at the live documents, without its secret. */
export interface AccessToken {
  readonly id: AccessTokenId;
  readonly name: string;
  readonly scope: TokenScope;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp;
  /** Exact to an hour; null when nobody ever came with it. */
  readonly lastUsedAt: Timestamp | null;
}

/** A part of a board that a Manufaktur keeps to begin from again, without what is on it. */
export interface BoardTemplate {
  readonly id: TemplateId;
  readonly manufaktur: ManufakturSlug;
  readonly title: string;
  /** How to work with it; may be empty. */
  readonly howTo: string;
  readonly madeBy: PersonId;
  readonly createdAt: Timestamp;
}

/** A group or network the Manufakturen work with. */
export interface Initiative {
  readonly id: InitiativeId;
  readonly name: string;
  readonly kind: string;
  readonly topics: readonly SdgNumber[];
  readonly manufakturen: readonly ManufakturSlug[];
}

/** A round in which Leuchttürme are nominated and chosen. */
export interface Round {
  readonly id: RoundId;
  readonly title: string;
  readonly state: RoundState;
  readonly candidates: readonly ProposalId[];
  readonly selected: readonly ProposalId[];
  readonly decidedOn: Day | null;
}

/** One person's scores (0–3 per criterion) for one candidate of a round. */
export interface Rating {
  readonly round: RoundId;
  readonly proposal: ProposalId;
  readonly person: PersonId;
  readonly points: Readonly<Record<string, number>>;
}

/** A meeting across Manufakturen. */
export interface Meeting {
  readonly id: MeetingId;
  readonly title: string;
  readonly date: Day;
  /** Local time in Munich, `HH:MM`. */
  readonly begins: string;
  readonly ends: string;
  readonly place: string;
  readonly state: MeetingState;
  readonly expected: number;
  readonly agenda: readonly { readonly time: string; readonly item: string; readonly lead: string }[];
  readonly decisions: readonly string[];
  readonly round: RoundId | null;
}

export const MILESTONE_KINDS = [
  'leuchtturm_gespraech',
  'folgekonferenz',
  'strategie',
  'kooperationsprojekt',
  'erfahrungsaustausch',
] as const;

/** A dated milestone of one of the five kinds the source names. */
export interface Milestone {
  readonly id: MilestoneId;
  readonly kind: (typeof MILESTONE_KINDS)[number];
  readonly title: string;
  readonly due: Day;
  readonly state: MilestoneState;
  readonly proposals: readonly ProposalId[];
  readonly responsible: string;
}

/** A report on a proposal the city has taken up. */
export interface MonitoringReport {
  readonly proposal: ProposalId;
  readonly reportedOn: Day;
  readonly state: MonitoringState;
  readonly light: 'gruen' | 'gelb' | 'rot';
  /** Percent, 0–100. */
  readonly progress: number;
  readonly author: PersonId;
  readonly text: string;
  readonly evidence: readonly string[];
}

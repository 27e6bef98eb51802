import {
  type LinkState,
  manufakturSlugSchema,
  personIdSchema,
  PROPOSAL_STATES,
  proposalIdSchema,
  TOKEN_DAYS,
  TOKEN_SCOPES,
  versionIdSchema,
} from '@geflecht/domain';
import * as v from 'valibot';

import * as field from './fields.ts';
import { LIMITS } from './limits.ts';

/** Bodies and queries of the HTTP interface; every object is strict: an unknown key is refused. */

// Sign-in
export const signInBody = v.strictObject({
  email: field.email,
  password: v.pipe(v.string(), v.minLength(1), v.maxLength(LIMITS.password)),
});
export const signOutBody = v.strictObject({ everywhere: v.boolean() });
export const mailLinkBody = v.strictObject({ email: field.email, language: v.picklist(['de', 'en']) });
export const tokenBody = v.strictObject({ token: v.pipe(v.string(), v.maxLength(200)) });
export const guestBody = v.strictObject({
  token: v.pipe(v.string(), v.maxLength(200)),
  displayName: field.line(LIMITS.name),
});
export const setupBody = v.strictObject({
  code: v.pipe(v.string(), v.trim(), v.maxLength(100)),
  name: field.line(LIMITS.name),
  email: field.email,
  password: field.password,
});
export const demoEnterBody = v.strictObject({ person: personIdSchema });
export const profileBody = v.strictObject({
  name: v.optional(field.line(LIMITS.name)),
  newPassword: v.optional(field.password),
  currentPassword: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.password))),
});

// Access tokens
export const createTokenBody = v.strictObject({
  name: field.line(LIMITS.tokenName),
  scope: v.picklist(TOKEN_SCOPES),
  days: v.picklist(TOKEN_DAYS),
  /** Needed by everybody who has one. */
  currentPassword: v.optional(v.pipe(v.string(), v.maxLength(LIMITS.password))),
});

// Manufakturen
export const joinBody = v.strictObject({ state: v.picklist(['gast', 'mitglied']) });

// Proposals
export const proposalQuery = v.strictObject({
  manufaktur: v.optional(manufakturSlugSchema),
  q: v.optional(field.searchWords),
  state: v.optional(v.picklist(PROPOSAL_STATES)),
  type: v.optional(field.proposalType),
  sdg: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number), v.minValue(1), v.maxValue(17)),
  ),
  sort: v.optional(v.picklist(['priority', 'title', 'updated', 'state'])),
});
export const createProposalBody = v.strictObject({
  manufaktur: manufakturSlugSchema,
  type: field.proposalType,
  title: field.line(LIMITS.title),
  summary: v.optional(field.prose(LIMITS.summary)),
  /** Made by the client so that a repeated call changes nothing twice. */
  id: v.optional(proposalIdSchema),
});
export const updateProposalBody = v.strictObject({
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  title: v.optional(field.line(LIMITS.title)),
  summary: v.optional(field.prose(LIMITS.summary)),
  type: v.optional(field.proposalType),
  sdgs: v.optional(field.sdgList),
  referate: v.optional(field.referatList),
  priority: v.optional(field.priority),
});
export const proposalTransitionBody = v.strictObject({
  to: v.picklist(PROPOSAL_STATES),
  reason: v.optional(field.prose(LIMITS.reason)),
  opinion: v.optional(field.prose(LIMITS.reason)),
  source: v.optional(field.prose(LIMITS.reason)),
  successor: v.optional(proposalIdSchema),
});

// Links
export const linkQuery = v.strictObject({
  proposal: v.optional(proposalIdSchema),
  manufaktur: v.optional(manufakturSlugSchema),
});
export const createLinkBody = v.strictObject({
  from: proposalIdSchema,
  to: proposalIdSchema,
  score: field.score,
  reason: field.reason,
});
export const answerLinkBody = v.strictObject({
  state: v.picklist(['bestaetigt', 'strittig', 'abgelehnt'] satisfies LinkState[]),
  score: v.optional(field.score),
  reason: v.optional(field.prose(LIMITS.reason)),
});

// Versions of live documents
export const versionQuery = v.strictObject({
  /** Only versions older than this one: the next page. */
  before: v.optional(versionIdSchema),
});
export const versionNameBody = v.strictObject({ name: field.line(LIMITS.versionName) });

// Search and feed
export const searchQuery = v.strictObject({
  q: v.pipe(field.searchWords, v.minLength(1, 'required')),
  manufaktur: v.optional(manufakturSlugSchema),
});
export const eventQuery = v.strictObject({
  after: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
  /** Only events with a smaller number: the next older page. */
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number))),
  /** Only events that concern this Manufaktur. */
  manufaktur: v.optional(manufakturSlugSchema),
  proposal: v.optional(proposalIdSchema),
  /** Newest first instead of oldest first. */
  newest: v.optional(v.literal('1')),
});

export type SignInBody = v.InferInput<typeof signInBody>;
export type CreateTokenBody = v.InferInput<typeof createTokenBody>;
export type CreateProposalBody = v.InferInput<typeof createProposalBody>;
export type UpdateProposalBody = v.InferInput<typeof updateProposalBody>;
export type ProposalTransitionBody = v.InferInput<typeof proposalTransitionBody>;
export type CreateLinkBody = v.InferInput<typeof createLinkBody>;
export type AnswerLinkBody = v.InferInput<typeof answerLinkBody>;
export type ProposalQuery = v.InferInput<typeof proposalQuery>;

import type { AnswerLinkBody, CreateLinkBody } from '@geflecht/contract';
import type { ProposalId, Score } from '@geflecht/domain';

/** A link as far as the dialog has come. */
export interface LinkDraft {
  readonly to: ProposalId | null;
  readonly score: Score | null;
  readonly reason: string;
}

export type DraftPart = 'to' | 'score' | 'reason';

/** The body that proposes the link, or what is still missing. */
export function checkDraft(
  from: ProposalId,
  { to, score, reason }: LinkDraft,
): { readonly body: CreateLinkBody } | { readonly missing: readonly DraftPart[] } {
  const words = reason.trim();
  if (to !== null && score !== null && words !== '') return { body: { from, to, score, reason: words } };
  const missing: DraftPart[] = [];
  if (to === null) missing.push('to');
  if (score === null) missing.push('score');
  if (words === '') missing.push('reason');
  return { missing };
}

/** How a moderator answers a link from another Manufaktur. */
export type AnswerKind = 'bestaetigt' | 'strittig' | 'abgelehnt';

/** The body of an answer, or what is still missing: an own score to differ, a reason to differ or refuse. */
export function checkAnswer(
  state: AnswerKind,
  score: Score | null,
  reason: string,
): { readonly body: AnswerLinkBody } | { readonly missing: readonly DraftPart[] } {
  const words = reason.trim();
  if (state === 'bestaetigt') return { body: { state } };
  const missing: DraftPart[] = [];
  if (state === 'strittig' && score === null) missing.push('score');
  if (words === '') missing.push('reason');
  if (missing.length > 0) return { missing };
  return { body: { state, reason: words, ...(state === 'strittig' && score !== null ? { score } : {}) } };
}

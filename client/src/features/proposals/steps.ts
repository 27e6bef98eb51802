import type { OpenTransition, ProposalTransitionBody } from '@geflecht/contract';
import { type Proposal, type Refusal, SMART_FIELDS } from '@geflecht/domain';

export type Ask = OpenTransition['asks'][number];

/** The guard that is met by answering the question. */
const ANSWERED_BY: Readonly<Record<Ask, Refusal['code']>> = {
  reason: 'guard_reason',
  opinion: 'guard_opinion',
  source: 'guard_source',
  successor: 'guard_successor',
};

/** What still stands in the way of a step beside what its own form asks for; with the details a sentence needs. */
export function blockersOf({ missing, asks }: OpenTransition, proposal: Proposal): readonly Refusal[] {
  const answerable = new Set(asks.map((ask) => ANSWERED_BY[ask]));
  // The sheet is written live; the server's word on it may be a moment older than what everybody sees filled.
  const sheetIsFull = proposal.smartFilled.length === SMART_FIELDS.length;
  return missing
    .filter((code) => !answerable.has(code) && !(code === 'guard_smart' && sheetIsFull))
    .map((code) =>
      code === 'guard_smart'
        ? {
            code,
            details: { missing: SMART_FIELDS.filter((field) => !proposal.smartFilled.includes(field)) },
          }
        : { code },
    );
}

export type Answers = Readonly<Partial<Record<Ask, string>>>;

/** The questions of a step that have no answer yet. */
export function unanswered({ asks }: OpenTransition, answers: Answers): readonly Ask[] {
  return asks.filter((ask) => (answers[ask] ?? '').trim() === '');
}

/** The body that takes a step; only what it asks for goes along. */
export function stepBody({ to, asks }: OpenTransition, answers: Answers): ProposalTransitionBody {
  return { to, ...Object.fromEntries(asks.map((ask) => [ask, (answers[ask] ?? '').trim()])) };
}

/** Steps this person may take first, what leads onward before what leads aside. */
export function inOrder(transitions: readonly OpenTransition[]): readonly OpenTransition[] {
  const rank = ({ right, to }: OpenTransition): number =>
    (right === 'yes' ? 0 : 10) + (to === 'verborgen' ? 5 : ASIDE.includes(to) ? 2 : 0);
  return transitions.toSorted((one, other) => rank(one) - rank(other));
}

const ASIDE: readonly OpenTransition['to'][] = ['ruhend', 'zusammengefuehrt', 'geteilt', 'weiterentwicklung'];

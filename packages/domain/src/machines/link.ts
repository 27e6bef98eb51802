import { accepted, refused, type Result } from '../errors.ts';
import type { ManufakturSlug, ProposalId } from '../ids.ts';
import { LINK_STATES, type LinkState } from '../states.ts';
import type { Score } from '../vocabulary.ts';
import { defineMachine, type Guard, isGiven, type Machine, reasonGuard, type Transition } from './machine.ts';

export interface LinkFacts {
  /** What the answering side says; not the reason the link was proposed with. */
  readonly reason: string | null;
  /** The answering side's own score. */
  readonly ownScore: Score | null;
  /** Whether one of the two texts changed materially since the answer. */
  readonly textChanged: boolean;
}

const ownScore: Guard<LinkFacts> = {
  code: 'guard_own_score',
  asks: 'score',
  met: (facts) => facts.ownScore !== null,
};
const textChanged: Guard<LinkFacts> = { code: 'guard_text_changed', met: (facts) => facts.textChanged };

type Step = Transition<LinkState, LinkFacts>;

function answers(from: LinkState): readonly Step[] {
  return [
    { from, to: 'bestaetigt', action: 'answer_link', guards: [] },
    { from, to: 'strittig', action: 'answer_link', guards: [ownScore] },
    { from, to: 'abgelehnt', action: 'answer_link', guards: [reasonGuard] },
  ];
}
function recheck(from: LinkState): Step {
  return { from, to: 'erneut_pruefen', action: 'automatic', guards: [textChanged] };
}

/** A directed link; the moderator of the side it points to answers. */
export const linkMachine: Machine<LinkState, LinkFacts> = defineMachine({
  name: 'link',
  states: LINK_STATES,
  start: 'vorgeschlagen',
  transitions: [
    ...answers('vorgeschlagen'),
    recheck('bestaetigt'),
    recheck('strittig'),
    recheck('abgelehnt'),
    ...answers('erneut_pruefen'),
  ],
});

/** Whether the side a link points to has still to answer. */
export function awaitsAnswer(state: LinkState): boolean {
  return linkMachine.transitions.some((step) => step.from === state && step.action === 'answer_link');
}

export interface NewLink {
  readonly from: ProposalId;
  readonly to: ProposalId;
  readonly fromManufaktur: ManufakturSlug;
  readonly toManufaktur: ManufakturSlug;
  readonly reason: string;
  /** Whether a link in the same direction is there already; the opposite one is a judgement of its own. */
  readonly exists: boolean;
}

/** What a link must satisfy before it can be proposed. */
export function checkNewLink(
  link: NewLink,
): Result<NewLink, 'same_proposal' | 'same_manufaktur' | 'reason_required' | 'already_linked'> {
  if (link.from === link.to) return refused('same_proposal');
  if (link.fromManufaktur === link.toManufaktur) return refused('same_manufaktur');
  if (!isGiven(link.reason)) return refused('reason_required');
  if (link.exists) return refused('already_linked');
  return accepted(link);
}

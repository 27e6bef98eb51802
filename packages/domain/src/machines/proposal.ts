import { PROPOSAL_STATES, type ProposalState } from '../states.ts';
import { SMART_FIELDS, type SmartField } from '../vocabulary.ts';
import { defineMachine, type Guard, isGiven, type Machine, reasonGuard, type Transition } from './machine.ts';

/** How many proposals a Manufaktur may nominate in one round. */
export const NOMINATIONS_PER_ROUND = 2;

export interface ProposalFacts {
  /** The S.M.A.R.T. fields that hold words. */
  readonly smartFilled: readonly SmartField[];
  readonly sdgs: readonly number[];
  readonly referate: readonly string[];
  /** The participants' recorded opinion. */
  readonly opinion: string | null;
  /** How many *other* proposals of the Manufaktur are nominated in the same round. */
  readonly nominatedInRound: number;
  /** Where it says that the city took it up. */
  readonly source: string | null;
  readonly reason: string | null;
  /** The proposal it was merged into, or the ones it was split into. */
  readonly successors: readonly string[];
  /** The state it had when it was hidden; null while it is not. */
  readonly hiddenFrom: ProposalState | null;
}

type ProposalGuard = Guard<ProposalFacts>;

const smart: ProposalGuard = {
  code: 'guard_smart',
  met: ({ smartFilled }) => SMART_FIELDS.every((field) => smartFilled.includes(field)),
  details: ({ smartFilled }) => ({ missing: SMART_FIELDS.filter((field) => !smartFilled.includes(field)) }),
};
const sdg: ProposalGuard = { code: 'guard_sdg', met: ({ sdgs }) => sdgs.length >= 1 };
const referat: ProposalGuard = { code: 'guard_referat', met: ({ referate }) => referate.length >= 1 };
const opinion: ProposalGuard = {
  code: 'guard_opinion',
  asks: 'opinion',
  met: (facts) => isGiven(facts.opinion),
};
const cap: ProposalGuard = {
  code: 'guard_nomination_cap',
  met: ({ nominatedInRound }) => nominatedInRound < NOMINATIONS_PER_ROUND,
  details: () => ({ limit: NOMINATIONS_PER_ROUND }),
};
const source: ProposalGuard = { code: 'guard_source', asks: 'source', met: (facts) => isGiven(facts.source) };
const successor: ProposalGuard = {
  code: 'guard_successor',
  asks: 'successor',
  met: ({ successors }) => successors.length === 1,
};
const parts: ProposalGuard = {
  code: 'guard_parts',
  asks: 'successor',
  met: ({ successors }) => new Set(successors).size >= 2,
};

type Step = Transition<ProposalState, ProposalFacts>;

function maturity(from: ProposalState, to: ProposalState, ...guards: ProposalGuard[]): Step {
  return { from, to, action: 'set_maturity', guards };
}
function decision(from: ProposalState, to: ProposalState, ...guards: ProposalGuard[]): Step {
  return { from, to, action: 'decide_leuchttuerme', guards };
}

/** States in which the Manufaktur still works on it alone. */
const AT_WORK = ['idee', 'in_arbeit', 'ausgearbeitet', 'weiterentwicklung'] as const;

const way: readonly Step[] = [
  maturity('idee', 'in_arbeit'),
  maturity('in_arbeit', 'ausgearbeitet', smart, sdg, referat),
  { from: 'ausgearbeitet', to: 'nominiert', action: 'nominate', guards: [opinion, cap] },
  decision('nominiert', 'ausgewaehlt'),
  decision('ausgewaehlt', 'vorgestellt'),
  decision('vorgestellt', 'aufgegriffen', source),
  { from: 'aufgegriffen', to: 'in_begleitung', action: 'report_monitoring', guards: [] },
  { from: 'in_begleitung', to: 'abgeschlossen', action: 'report_monitoring', guards: [] },
];

const side: readonly Step[] = [
  // Not selected, or declined by the city.
  decision('nominiert', 'weiterentwicklung', reasonGuard),
  decision('vorgestellt', 'weiterentwicklung', reasonGuard),
  maturity('weiterentwicklung', 'in_arbeit'),
  // It does not pass `ausgearbeitet` again, so the sheet is checked here.
  {
    from: 'weiterentwicklung',
    to: 'nominiert',
    action: 'nominate',
    guards: [smart, sdg, referat, opinion, cap],
  },
  ...AT_WORK.map((from) => maturity(from, 'ruhend')),
  maturity('ruhend', 'in_arbeit'),
  ...[...AT_WORK, 'ruhend' as const].flatMap((from) => [
    maturity(from, 'zusammengefuehrt', successor),
    maturity(from, 'geteilt', parts),
  ]),
  maturity('zusammengefuehrt', 'in_arbeit'),
  maturity('geteilt', 'in_arbeit'),
];

const hiding: readonly Step[] = PROPOSAL_STATES.filter((state) => state !== 'verborgen').flatMap((state) => [
  { from: state, to: 'verborgen', action: 'hide_unlawful', guards: [reasonGuard] } as const,
  {
    from: 'verborgen',
    to: state,
    action: 'hide_unlawful',
    guards: [{ code: 'guard_previous_state', met: ({ hiddenFrom }) => hiddenFrom === state }],
  } as const,
]);

/**
 * From a card to a project the city carries out. Nothing is deleted: what is not chosen is developed
 * further, unlawful content is hidden with a logged reason and can only return to where it was.
 */
export const proposalMachine: Machine<ProposalState, ProposalFacts> = defineMachine({
  name: 'proposal',
  states: PROPOSAL_STATES,
  start: 'idee',
  transitions: [...way, ...side, ...hiding],
});

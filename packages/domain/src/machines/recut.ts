import { RECUT_STATES, type RecutState } from '../states.ts';
import { defineMachine, type Guard, type Machine, type Transition } from './machine.ts';
import type { RoundStatement } from './round.ts';

/** How long a re-cut can be taken back, in days. */
export const REVERSIBLE_DAYS = 30;

export interface RecutFacts {
  /** Whether the list of what moves (proposals, boards, people, links, SDGs) was drawn up for this plan. */
  readonly previewed: boolean;
  /** One entry per moderator of the Manufakturen concerned; null while nothing was said. */
  readonly statements: readonly (RoundStatement | null)[];
  readonly decided: boolean;
  /** Whole days since it was carried out; null before. */
  readonly daysSince: number | null;
}

type RecutGuard = Guard<RecutFacts>;

const previewed: RecutGuard = { code: 'guard_preview', met: (facts) => facts.previewed };
const statements: RecutGuard = {
  code: 'guard_statements',
  met: (facts) => facts.statements.every((statement) => statement !== null),
  details: (facts) => ({ missing: facts.statements.filter((statement) => statement === null).length }),
};
const dissentSettled: RecutGuard = {
  code: 'guard_dissent_settled',
  met: (facts) => !facts.statements.includes('nicht_einverstanden'),
};
const decided: RecutGuard = { code: 'guard_kk_decision', met: (facts) => facts.decided };
const reversible: RecutGuard = {
  code: 'guard_reversible',
  met: ({ daysSince }) => daysSince !== null && daysSince <= REVERSIBLE_DAYS,
  details: () => ({ days: REVERSIBLE_DAYS }),
};

function step(from: RecutState, to: RecutState, ...guards: RecutGuard[]): Transition<RecutState, RecutFacts> {
  return { from, to, action: 'decide_recut', guards };
}

/** Merging, splitting or re-cutting Manufakturen; carried out in one transaction, ids stay. */
export const recutMachine: Machine<RecutState, RecutFacts> = defineMachine({
  name: 'recut',
  states: RECUT_STATES,
  start: 'entwurf',
  transitions: [
    step('entwurf', 'vorschau'),
    step('vorschau', 'stellungnahme', previewed),
    step('stellungnahme', 'kk_beschluss', statements, dissentSettled),
    step('kk_beschluss', 'vollzug', decided),
    step('vollzug', 'rueckgaengig', reversible),
  ],
});

import { ROUND_STATES, type RoundState } from '../states.ts';
import { defineMachine, type Guard, type Machine, type Transition } from './machine.ts';

/** What a moderator says in a round; "nicht einverstanden" is open until it is settled or put on record. */
export type RoundStatement = 'einverstanden' | 'nicht_einverstanden' | 'dissens_vermerkt';

export interface RoundFacts {
  /** The number of nominated proposals. */
  readonly candidates: number;
  /** One entry per moderator in office; null while nothing was said. */
  readonly statements: readonly (RoundStatement | null)[];
  /** Whether the Koordinierungskreis's decision is on record. */
  readonly decided: boolean;
}

type RoundGuard = Guard<RoundFacts>;

const candidates: RoundGuard = { code: 'guard_candidates', met: (facts) => facts.candidates >= 1 };
const statements: RoundGuard = {
  code: 'guard_statements',
  met: (facts) => facts.statements.every((statement) => statement !== null),
  details: (facts) => ({ missing: facts.statements.filter((statement) => statement === null).length }),
};
const isOpen = (facts: RoundFacts) => facts.statements.includes('nicht_einverstanden');
const dissentSettled: RoundGuard = { code: 'guard_dissent_settled', met: (facts) => !isOpen(facts) };
const dissentOpen: RoundGuard = { code: 'guard_dissent_open', met: isOpen };
const decided: RoundGuard = { code: 'guard_kk_decision', met: (facts) => facts.decided };

function step(from: RoundState, to: RoundState, ...guards: RoundGuard[]): Transition<RoundState, RoundFacts> {
  return { from, to, action: 'decide_leuchttuerme', guards };
}

/**
 * A Leuchtturm round. "In Abstimmung" is recorded coordination: every moderator's statement is
 * mandatory, and an open "nicht einverstanden" goes back to `bewertung` or is put on record as dissent;
 * it cannot be passed over in silence.
 */
export const roundMachine: Machine<RoundState, RoundFacts> = defineMachine({
  name: 'round',
  states: ROUND_STATES,
  start: 'entwurf',
  transitions: [
    step('entwurf', 'nominierung'),
    step('nominierung', 'vorstellung', candidates),
    step('vorstellung', 'bewertung'),
    step('bewertung', 'stellungnahme_moderation'),
    step('stellungnahme_moderation', 'bewertung', dissentOpen),
    step('stellungnahme_moderation', 'kk_beschluss', statements, dissentSettled),
    step('kk_beschluss', 'veroeffentlicht', decided),
  ],
});

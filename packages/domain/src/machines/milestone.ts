import { MILESTONE_STATES, type MilestoneState } from '../states.ts';
import { defineMachine, type Guard, type Machine, reasonGuard, type Transition } from './machine.ts';

export interface MilestoneFacts {
  readonly reason: string | null;
  /** Whole days since the due day; zero on the day itself, negative before it. */
  readonly daysOverdue: number;
}

const due: Guard<MilestoneFacts> = { code: 'guard_due', met: ({ daysOverdue }) => daysOverdue > 0 };

type Step = Transition<MilestoneState, MilestoneFacts>;

function step(from: MilestoneState, to: MilestoneState, ...guards: Guard<MilestoneFacts>[]): Step {
  return { from, to, action: 'keep_milestone', guards };
}
function overdue(from: MilestoneState): Step {
  return { from, to: 'ueberfaellig', action: 'automatic', guards: [due] };
}

/** A dated milestone. Whatever is not reached yet can be moved or dropped with a reason, and falls overdue by itself. */
export const milestoneMachine: Machine<MilestoneState, MilestoneFacts> = defineMachine({
  name: 'milestone',
  states: MILESTONE_STATES,
  start: 'geplant',
  transitions: [
    step('geplant', 'in_arbeit'),
    step('in_arbeit', 'erreicht'),
    step('verschoben', 'in_arbeit'),
    step('ueberfaellig', 'erreicht'),
    step('geplant', 'verschoben', reasonGuard),
    step('in_arbeit', 'verschoben', reasonGuard),
    step('ueberfaellig', 'verschoben', reasonGuard),
    step('geplant', 'entfallen', reasonGuard),
    step('in_arbeit', 'entfallen', reasonGuard),
    step('verschoben', 'entfallen', reasonGuard),
    step('ueberfaellig', 'entfallen', reasonGuard),
    overdue('geplant'),
    overdue('in_arbeit'),
    overdue('verschoben'),
  ],
});

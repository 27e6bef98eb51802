import { accepted, type GuardCode, refused, type RefusalDetails, type Result } from '../errors.ts';
import type { Action } from '../permissions/may.ts';

/** Words a person gives together with the step, because a guard wants them on record. */
export type Ask = 'reason' | 'opinion' | 'source' | 'successor' | 'score';

/** A condition of a step; `code` is what the step is refused with while it is not met. */
export interface Guard<Facts> {
  readonly code: GuardCode;
  /** Set when the step itself can bring what is missing. */
  readonly asks?: Ask;
  readonly met: (facts: Facts) => boolean;
  readonly details?: (facts: Facts) => RefusalDetails;
}

/** One step of a process. */
export interface Transition<State extends string, Facts> {
  readonly from: State;
  readonly to: State;
  /** The right the step needs; `automatic` steps are taken by the calendar or by another change. */
  readonly action: Action | 'automatic';
  /** The right is asked for without a Manufaktur: holding it in the own one is not enough. */
  readonly beyondManufaktur?: true;
  readonly guards: readonly Guard<Facts>[];
}

/** A process as a total table: what is not in it cannot happen. */
export interface Machine<State extends string, Facts> {
  readonly name: string;
  readonly states: readonly State[];
  readonly start: State;
  readonly transitions: readonly Transition<State, Facts>[];
}

/** A step that exists, with what still stands in its way. */
export interface OpenStep<State extends string> {
  readonly to: State;
  readonly action: Action | 'automatic';
  readonly beyondManufaktur: boolean;
  /** All guards not met by the facts at hand. */
  readonly unmet: readonly GuardCode[];
  /** The unmet guards that no words given with the step can meet. */
  readonly missing: readonly GuardCode[];
  /** The words the step still asks for. */
  readonly asks: readonly Ask[];
}

/** Checks the table once, at load: a state it does not name or a step written twice is a bug. */
export function defineMachine<State extends string, Facts>(
  machine: Machine<State, Facts>,
): Machine<State, Facts> {
  const seen = new Set<string>();
  for (const { from, to } of machine.transitions) {
    const step = `${machine.name}: ${from} → ${to}`;
    if (!machine.states.includes(from) || !machine.states.includes(to))
      throw new Error(`Unknown state in ${step}`);
    if (from === to || seen.has(step)) throw new Error(`Not one step: ${step}`);
    seen.add(step);
  }
  return machine;
}

export function findTransition<State extends string, Facts>(
  machine: Machine<State, Facts>,
  from: State,
  to: State,
): Transition<State, Facts> | undefined {
  return machine.transitions.find((each) => each.from === from && each.to === to);
}

/**
 * Whether the step may be taken with these facts. Refuses with `transition_unknown` when the table
 * has no such step, else with the first guard that is not met. Who may take it is asked of `may`.
 */
export function transition<State extends string, Facts>(
  machine: Machine<State, Facts>,
  from: State,
  to: State,
  facts: Facts,
): Result<Transition<State, Facts>, 'transition_unknown' | GuardCode> {
  const step = findTransition(machine, from, to);
  if (step === undefined) return refused('transition_unknown', { machine: machine.name, from, to });
  const unmet = step.guards.find((guard) => !guard.met(facts));
  if (unmet !== undefined) return refused(unmet.code, unmet.details?.(facts));
  return accepted(step);
}

/** All steps out of a state, in the order of the table; the automatic ones too. */
export function openSteps<State extends string, Facts>(
  machine: Machine<State, Facts>,
  from: State,
  facts: Facts,
): readonly OpenStep<State>[] {
  return machine.transitions
    .filter((step) => step.from === from)
    .map((step) => {
      const unmet = step.guards.filter((guard) => !guard.met(facts));
      return {
        to: step.to,
        action: step.action,
        beyondManufaktur: step.beyondManufaktur === true,
        unmet: unmet.map((guard) => guard.code),
        missing: unmet.filter((guard) => guard.asks === undefined).map((guard) => guard.code),
        asks: unmet.flatMap((guard) => (guard.asks === undefined ? [] : [guard.asks])),
      };
    });
}

/** True when a text says something; blanks alone do not. */
export function isGiven(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}

/** The guard that wants a reason on record; shared by all processes that ask for one. */
export const reasonGuard: Guard<{ readonly reason: string | null }> = {
  code: 'guard_reason',
  asks: 'reason',
  met: ({ reason }) => isGiven(reason),
};

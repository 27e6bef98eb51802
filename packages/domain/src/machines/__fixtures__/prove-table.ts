import { describe, expect, it } from 'vitest';

import type { GuardCode } from '../../errors.ts';
import { type Machine, openSteps, transition } from '../machine.ts';

/** One guard that stands in the way of one step. */
export interface GuardCase<State extends string, Facts> {
  readonly from: State;
  readonly to: State;
  /** What differs from the facts with which the step succeeds. */
  readonly but: Partial<Facts>;
  readonly code: GuardCode;
}

export interface TableProof<State extends string, Facts> {
  readonly machine: Machine<State, Facts>;
  /** The process in the words of the requirements: lines of `a → b → c` and `a → b | c`. */
  readonly text: string;
  /** Facts with which this step succeeds. */
  readonly factsFor: (from: State, to: State) => Facts;
  readonly guards: readonly GuardCase<State, Facts>[];
}

/** The steps a text spells out; in `a → b | c → d` every alternative leads on to `d`. */
function stepsOf(text: string): Set<string> {
  const steps = new Set<string>();
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const stations = line.split('→').map((station) => station.split('|').map((state) => state.trim()));
    stations.forEach((sources, index) => {
      for (const from of sources) for (const to of stations[index + 1] ?? []) steps.add(`${from} → ${to}`);
    });
  }
  return steps;
}

/** Proves a machine against an expectation written down independently: every pair of states, every guard both ways. */
export function proveTable<State extends string, Facts>(proof: TableProof<State, Facts>): void {
  const { machine, factsFor, guards } = proof;
  const expected = stepsOf(proof.text);

  describe(`${machine.name}: every pair of states`, () => {
    for (const from of machine.states) {
      for (const to of machine.states) {
        const step = `${from} → ${to}`;
        it(`${step} is ${expected.has(step) ? 'a step' : 'refused'}`, () => {
          const unknown = { code: 'transition_unknown', details: { machine: machine.name, from, to } };
          const result = transition(machine, from, to, factsFor(from, to));
          expect(result.ok ? 'accepted' : result.refusal).toEqual(expected.has(step) ? 'accepted' : unknown);
          const offered = openSteps(machine, from, factsFor(from, to)).some((open) => open.to === to);
          expect(offered).toBe(expected.has(step));
        });
      }
    }

    it('the text names only states of the machine', () => {
      const named = [...expected].flatMap((step) => step.split(' → '));
      expect(named.filter((state) => !(machine.states as readonly string[]).includes(state))).toEqual([]);
    });
  });

  describe(`${machine.name}: guards`, () => {
    for (const { from, to, but, code } of guards) {
      it(`${from} → ${to} is refused with ${code} for ${JSON.stringify(but)}`, () => {
        const facts = { ...factsFor(from, to), ...but };
        const result = transition(machine, from, to, facts);
        expect(result.ok ? 'accepted' : result.refusal.code).toBe(code);
        const open = openSteps(machine, from, facts).find((each) => each.to === to);
        expect(open?.unmet).toContain(code);
      });
    }

    it('every guard of every step has a case, and no case names a guard the step has not', () => {
      const inTable = machine.transitions.flatMap(({ from, to, guards: list }) =>
        list.map(({ code }) => `${from} → ${to}: ${code}`),
      );
      const inCases = guards.map(({ from, to, code }) => `${from} → ${to}: ${code}`);
      expect([...new Set(inCases)].toSorted()).toEqual(inTable.toSorted());
    });
  });
}

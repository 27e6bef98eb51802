import { describe, expect, it } from 'vitest';

import { defineMachine, type Transition } from './machine.ts';

type State = 'an' | 'aus';
const step = (from: State, to: State): Transition<State, object> => ({
  from,
  to,
  action: 'automatic',
  guards: [],
});
const define = (...transitions: Transition<State, object>[]) =>
  defineMachine<State, object>({ name: 'lampe', states: ['an', 'aus'], start: 'aus', transitions });

describe('a table that cannot be meant', () => {
  it.each([
    ['a step written twice', 'Not one step: lampe: aus → an', [step('aus', 'an'), step('aus', 'an')]],
    ['a step to itself', 'Not one step: lampe: an → an', [step('an', 'an')]],
    ['a state it does not know', 'Unknown state in lampe: an → kaputt', [step('an', 'kaputt' as State)]],
  ])('%s is a bug', (_, message, transitions) => {
    expect(() => define(...transitions)).toThrow(message);
  });

  it('accepts both directions as two steps', () => {
    expect(define(step('aus', 'an'), step('an', 'aus')).transitions).toHaveLength(2);
  });
});

import { FLOATING_STATES, type FloatingState } from '../states.ts';
import { defineMachine, type Guard, type Machine } from './machine.ts';

export interface FloatingFacts {
  /** The invitation the person came with; `none` for somebody with an account of their own. */
  readonly invitation: 'none' | 'valid' | 'expired';
  /** True for a guest account from an invitation link. */
  readonly guestAccount: boolean;
}

const invitation: Guard<FloatingFacts> = {
  code: 'guard_invitation',
  met: (facts) => facts.invitation !== 'expired',
};
const ownAccount: Guard<FloatingFacts> = { code: 'guard_own_account', met: (facts) => !facts.guestAccount };

/**
 * How close a person is to one Manufaktur; each pair of person and Manufaktur has its own. Leaving
 * leads back to a mere visit, and what the person contributed stays.
 */
export const floatingMachine: Machine<FloatingState, FloatingFacts> = defineMachine({
  name: 'floating',
  states: FLOATING_STATES,
  start: 'besuch',
  transitions: [
    { from: 'besuch', to: 'gast', action: 'join_manufaktur', guards: [invitation] },
    { from: 'gast', to: 'mitglied', action: 'join_manufaktur', guards: [ownAccount] },
    { from: 'gast', to: 'besuch', action: 'leave_manufaktur', guards: [] },
    { from: 'mitglied', to: 'besuch', action: 'leave_manufaktur', guards: [] },
  ],
});

import { describe, expect, it } from 'vitest';

import { proveTable } from './__fixtures__/prove-table.ts';
import { type FloatingFacts, floatingMachine } from './floating.ts';
import { transition } from './machine.ts';

proveTable({
  machine: floatingMachine,
  text: `
    besuch → gast → mitglied
    gast | mitglied → besuch
  `,
  factsFor: (): FloatingFacts => ({ invitation: 'valid', guestAccount: false }),
  guards: [
    { from: 'besuch', to: 'gast', but: { invitation: 'expired' }, code: 'guard_invitation' },
    { from: 'gast', to: 'mitglied', but: { guestAccount: true }, code: 'guard_own_account' },
  ],
});

describe('floating', () => {
  it('needs no invitation with an account of one’s own, and lets everybody leave', () => {
    expect(
      transition(floatingMachine, 'besuch', 'gast', { invitation: 'none', guestAccount: false }).ok,
    ).toBe(true);
    expect(
      transition(floatingMachine, 'gast', 'besuch', { invitation: 'expired', guestAccount: true }).ok,
    ).toBe(true);
  });
});

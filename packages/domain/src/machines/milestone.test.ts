import { describe, expect, it } from 'vitest';

import { MILESTONE_STATES, type MilestoneState } from '../states.ts';
import { type GuardCase, proveTable } from './__fixtures__/prove-table.ts';
import { findTransition } from './machine.ts';
import { type MilestoneFacts, milestoneMachine } from './milestone.ts';

type Case = GuardCase<MilestoneState, MilestoneFacts>;

proveTable({
  machine: milestoneMachine,
  text: `
    geplant → in_arbeit → erreicht | verschoben | entfallen | ueberfaellig
    geplant → verschoben | entfallen | ueberfaellig
    verschoben → in_arbeit | entfallen | ueberfaellig
    ueberfaellig → erreicht | verschoben | entfallen
  `,
  factsFor: () => ({ reason: 'Der Raum war nicht frei', daysOverdue: 1 }),
  guards: [
    ...(['geplant', 'in_arbeit', 'ueberfaellig'] as const).flatMap((from): Case[] => [
      { from, to: 'verschoben', but: { reason: null }, code: 'guard_reason' },
      { from, to: 'verschoben', but: { reason: '' }, code: 'guard_reason' },
    ]),
    ...(['geplant', 'in_arbeit', 'ueberfaellig', 'verschoben'] as const).map((from): Case => ({
      from,
      to: 'entfallen',
      but: { reason: null },
      code: 'guard_reason',
    })),
    ...(['geplant', 'in_arbeit', 'verschoben'] as const).flatMap((from): Case[] => [
      { from, to: 'ueberfaellig', but: { daysOverdue: 0 }, code: 'guard_due' },
      { from, to: 'ueberfaellig', but: { daysOverdue: -7 }, code: 'guard_due' },
    ]),
  ],
});

describe('milestone', () => {
  it('falls overdue by the calendar alone', () => {
    for (const from of MILESTONE_STATES) {
      expect(findTransition(milestoneMachine, from, 'ueberfaellig')?.action ?? 'automatic').toBe('automatic');
    }
  });
});

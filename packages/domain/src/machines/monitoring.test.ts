import { describe, expect, it } from 'vitest';

import { proveTable } from './__fixtures__/prove-table.ts';
import { transition } from './machine.ts';
import { type MonitoringFacts, monitoringMachine } from './monitoring.ts';

proveTable({
  machine: monitoringMachine,
  text: 'faellig → entwurf → abgestimmt → stellungnahme_stadt → veroeffentlicht',
  factsFor: (): MonitoringFacts => ({ cityStatement: 'eingegangen' }),
  guards: [
    {
      from: 'stellungnahme_stadt',
      to: 'veroeffentlicht',
      but: { cityStatement: 'offen' },
      code: 'guard_city_statement',
    },
  ],
});

describe('monitoring', () => {
  it('is published when the city stayed silent, once that is on record', () => {
    const facts = { cityStatement: 'ausgeblieben' } as const;
    expect(transition(monitoringMachine, 'stellungnahme_stadt', 'veroeffentlicht', facts).ok).toBe(true);
  });
});

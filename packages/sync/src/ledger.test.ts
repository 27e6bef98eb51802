import { describe, expect, it } from 'vitest';

import { createLedger } from './ledger.ts';

function ledgerAt(time = { now: 0 }) {
  return createLedger(() => time.now);
}

describe('ledger', () => {
  it('A1: answers close the row in the order the frames left', () => {
    const ledger = ledgerAt();
    ledger.sent('step2');
    ledger.acknowledged();
    for (let i = 0; i < 3; i += 1) {
      ledger.changed();
      ledger.sent('update');
    }
    expect(ledger.unacknowledged()).toBe(3);
    ledger.acknowledged();
    expect(ledger.unacknowledged()).toBe(2);
    ledger.acknowledged();
    ledger.acknowledged();
    expect(ledger.unacknowledged()).toBe(0);
  });
  it('A2: an update acknowledged before the handshake does not close the row', () => {
    const ledger = ledgerAt();
    ledger.changed(); // made while away, never sent alone
    ledger.changed();
    ledger.sent('update'); // the second one, sent before the server asked
    ledger.acknowledged();
    expect(ledger.unacknowledged()).toBe(2);
    ledger.sent('step2');
    ledger.changed();
    ledger.sent('update');
    ledger.acknowledged();
    expect(ledger.unacknowledged()).toBe(1);
    ledger.acknowledged();
    expect(ledger.unacknowledged()).toBe(0);
  });
  it('A3: what was under way when the channel fell stays unacknowledged', () => {
    const ledger = ledgerAt();
    ledger.sent('step2');
    ledger.acknowledged();
    ledger.changed();
    ledger.sent('update');
    ledger.fell();
    ledger.acknowledged(); // a stray answer
    expect(ledger.unacknowledged()).toBe(1);
    expect(ledger.waitingSince()).toBeUndefined();
    ledger.sent('step2');
    ledger.acknowledged();
    expect(ledger.unacknowledged()).toBe(0);
  });
  it('A5: what was denied stays unacknowledged, and so does what follows', () => {
    const ledger = ledgerAt();
    ledger.sent('step2');
    ledger.acknowledged();
    ledger.changed();
    ledger.sent('update');
    ledger.changed();
    ledger.sent('update');
    ledger.denied();
    ledger.acknowledged();
    expect(ledger.unacknowledged()).toBe(2);
  });
  it('C4: knows since when the oldest answer is due', () => {
    const time = { now: 5 };
    const ledger = ledgerAt(time);
    ledger.changed();
    ledger.sent('update');
    time.now = 9;
    ledger.changed();
    ledger.sent('update');
    expect(ledger.waitingSince()).toBe(5);
    ledger.acknowledged();
    expect(ledger.waitingSince()).toBe(9);
  });
});

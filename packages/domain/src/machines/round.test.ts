import { describe, expect, it } from 'vitest';

import type { RoundState } from '../states.ts';
import { proveTable } from './__fixtures__/prove-table.ts';
import { transition } from './machine.ts';
import { type RoundFacts, roundMachine } from './round.ts';

const whole: RoundFacts = {
  candidates: 16,
  statements: ['einverstanden', 'dissens_vermerkt'],
  decided: true,
};

function factsFor(from: RoundState, to: RoundState): RoundFacts {
  const backToScoring = from === 'stellungnahme_moderation' && to === 'bewertung';
  return backToScoring ? { ...whole, statements: ['einverstanden', 'nicht_einverstanden', null] } : whole;
}

proveTable({
  machine: roundMachine,
  text: `
    entwurf → nominierung → vorstellung → bewertung → stellungnahme_moderation → kk_beschluss → veroeffentlicht
    stellungnahme_moderation → bewertung
  `,
  factsFor,
  guards: [
    { from: 'nominierung', to: 'vorstellung', but: { candidates: 0 }, code: 'guard_candidates' },
    {
      from: 'stellungnahme_moderation',
      to: 'bewertung',
      but: { statements: ['einverstanden', 'dissens_vermerkt'] },
      code: 'guard_dissent_open',
    },
    {
      from: 'stellungnahme_moderation',
      to: 'kk_beschluss',
      but: { statements: ['einverstanden', null] },
      code: 'guard_statements',
    },
    {
      from: 'stellungnahme_moderation',
      to: 'kk_beschluss',
      but: { statements: ['einverstanden', 'nicht_einverstanden'] },
      code: 'guard_dissent_settled',
    },
    { from: 'kk_beschluss', to: 'veroeffentlicht', but: { decided: false }, code: 'guard_kk_decision' },
  ],
});

describe('round', () => {
  it('says how many statements are missing', () => {
    const facts: RoundFacts = { ...whole, statements: [null, 'einverstanden', null] };
    expect(transition(roundMachine, 'stellungnahme_moderation', 'kk_beschluss', facts)).toEqual({
      ok: false,
      refusal: { code: 'guard_statements', details: { missing: 2 } },
    });
  });

  it('is no veto: dissent on record lets the decision go on', () => {
    const facts: RoundFacts = { ...whole, statements: ['dissens_vermerkt', 'dissens_vermerkt'] };
    expect(transition(roundMachine, 'stellungnahme_moderation', 'kk_beschluss', facts).ok).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';

import type { ManufakturSlug, ProposalId } from '../ids.ts';
import type { LinkState } from '../states.ts';
import { type GuardCase, proveTable } from './__fixtures__/prove-table.ts';
import { awaitsAnswer, checkNewLink, type LinkFacts, linkMachine, type NewLink } from './link.ts';

const whole: LinkFacts = { reason: 'Der Standort ist ein anderer', ownScore: -1, textChanged: true };
const answers = (from: LinkState): GuardCase<LinkState, LinkFacts>[] => [
  { from, to: 'strittig', but: { ownScore: null }, code: 'guard_own_score' },
  { from, to: 'abgelehnt', but: { reason: null }, code: 'guard_reason' },
  { from, to: 'abgelehnt', but: { reason: ' ' }, code: 'guard_reason' },
];

proveTable({
  machine: linkMachine,
  text: `
    vorgeschlagen → bestaetigt | strittig | abgelehnt → erneut_pruefen
    erneut_pruefen → bestaetigt | strittig | abgelehnt
  `,
  factsFor: () => whole,
  guards: [
    ...answers('vorgeschlagen'),
    ...answers('erneut_pruefen'),
    ...(['bestaetigt', 'strittig', 'abgelehnt'] as const).map((from) => ({
      from,
      to: 'erneut_pruefen' as const,
      but: { textChanged: false },
      code: 'guard_text_changed' as const,
    })),
  ],
});

it.each([
  ['vorgeschlagen', true],
  ['erneut_pruefen', true],
  ['bestaetigt', false],
  ['strittig', false],
  ['abgelehnt', false],
] as const)('%s waits for the other side: %s', (state, waits) => {
  expect(awaitsAnswer(state)).toBe(waits);
});

describe('a new link', () => {
  const link: NewLink = {
    from: 'M1-01' as ProposalId,
    to: 'M7-01' as ProposalId,
    fromManufaktur: 'klima-energie' as ManufakturSlug,
    toManufaktur: 'gerechtigkeit' as ManufakturSlug,
    reason: 'Günstiger Strom senkt das Risiko von Schulden.',
    exists: false,
  };

  it('is accepted with two Manufakturen and a reason', () => {
    expect(checkNewLink(link)).toEqual({ ok: true, value: link });
  });

  it('can be disputed with a zero: that is a score, not a missing one', () => {
    expect(linkMachine.transitions[1]?.guards[0]?.met({ ...whole, ownScore: 0 })).toBe(true);
  });

  it.each<[string, Partial<NewLink>]>([
    ['reason_required', { reason: '' }],
    ['reason_required', { reason: ' \n\t' }],
    ['same_proposal', { to: link.from }],
    ['same_manufaktur', { toManufaktur: link.fromManufaktur }],
    ['already_linked', { exists: true }],
  ])('is refused with %s for %o', (code, but) => {
    expect(checkNewLink({ ...link, ...but })).toEqual({ ok: false, refusal: { code } });
  });
});

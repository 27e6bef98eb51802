import { describe, expect, it } from 'vitest';

import { PROPOSAL_STATES, type ProposalState } from '../states.ts';
import { SMART_FIELDS } from '../vocabulary.ts';
import { type GuardCase, proveTable } from './__fixtures__/prove-table.ts';
import { findTransition, openSteps, transition } from './machine.ts';
import { type ProposalFacts, proposalMachine } from './proposal.ts';

const whole: ProposalFacts = {
  smartFilled: SMART_FIELDS,
  sdgs: [7],
  referate: ['RKU'],
  opinion: 'Im Plenum besprochen',
  nominatedInRound: 1,
  source: 'Beschluss des Stadtrats',
  reason: 'Nicht ausgewählt',
  successors: [],
  hiddenFrom: null,
};

function factsFor(from: ProposalState, to: ProposalState): ProposalFacts {
  if (from === 'verborgen') return { ...whole, hiddenFrom: to };
  if (to === 'zusammengefuehrt') return { ...whole, successors: ['M3-03'] };
  if (to === 'geteilt') return { ...whole, successors: ['M3-03', 'M3-04'] };
  return whole;
}

type Case = GuardCase<ProposalState, ProposalFacts>;
const blanks = [null, '', '  \n'];
const sheet = (from: ProposalState, to: ProposalState): Case[] => [
  ...SMART_FIELDS.map((field): Case => ({
    from,
    to,
    but: { smartFilled: SMART_FIELDS.filter((each) => each !== field) },
    code: 'guard_smart',
  })),
  { from, to, but: { sdgs: [] }, code: 'guard_sdg' },
  { from, to, but: { referate: [] }, code: 'guard_referat' },
];
const nomination = (from: ProposalState): Case[] => [
  ...blanks.map((opinion): Case => ({ from, to: 'nominiert', but: { opinion }, code: 'guard_opinion' })),
  { from, to: 'nominiert', but: { nominatedInRound: 2 }, code: 'guard_nomination_cap' },
  { from, to: 'nominiert', but: { nominatedInRound: 3 }, code: 'guard_nomination_cap' },
];
const reason = (from: ProposalState, to: ProposalState): Case[] =>
  blanks.map((blank): Case => ({ from, to, but: { reason: blank }, code: 'guard_reason' }));
const visible = PROPOSAL_STATES.filter((state) => state !== 'verborgen');

proveTable({
  machine: proposalMachine,
  text: `
    idee → in_arbeit → ausgearbeitet → nominiert → ausgewaehlt → vorgestellt → aufgegriffen → in_begleitung → abgeschlossen
    nominiert → weiterentwicklung
    vorgestellt → weiterentwicklung
    weiterentwicklung → nominiert | in_arbeit
    idee | in_arbeit | ausgearbeitet | weiterentwicklung → ruhend
    idee | in_arbeit | ausgearbeitet | weiterentwicklung | ruhend → zusammengefuehrt
    idee | in_arbeit | ausgearbeitet | weiterentwicklung | ruhend → geteilt
    ruhend → in_arbeit
    zusammengefuehrt → in_arbeit
    geteilt → in_arbeit
    ${visible.join(' | ')} → verborgen
    verborgen → ${visible.join(' | ')}
  `,
  factsFor,
  guards: [
    ...sheet('in_arbeit', 'ausgearbeitet'),
    ...nomination('ausgearbeitet'),
    ...sheet('weiterentwicklung', 'nominiert'),
    ...nomination('weiterentwicklung'),
    ...blanks.map((source): Case => ({
      from: 'vorgestellt',
      to: 'aufgegriffen',
      but: { source },
      code: 'guard_source',
    })),
    ...reason('nominiert', 'weiterentwicklung'),
    ...reason('vorgestellt', 'weiterentwicklung'),
    ...(['idee', 'in_arbeit', 'ausgearbeitet', 'weiterentwicklung', 'ruhend'] as const).flatMap(
      (from): Case[] => [
        { from, to: 'zusammengefuehrt', but: { successors: [] }, code: 'guard_successor' },
        { from, to: 'zusammengefuehrt', but: { successors: ['M3-03', 'M3-04'] }, code: 'guard_successor' },
        { from, to: 'geteilt', but: { successors: ['M3-03'] }, code: 'guard_parts' },
        { from, to: 'geteilt', but: { successors: ['M3-03', 'M3-03'] }, code: 'guard_parts' },
      ],
    ),
    ...visible.flatMap((state): Case[] => [
      ...reason(state, 'verborgen'),
      { from: 'verborgen', to: state, but: { hiddenFrom: null }, code: 'guard_previous_state' },
      {
        from: 'verborgen',
        to: state,
        but: { hiddenFrom: state === 'idee' ? 'in_arbeit' : 'idee' },
        code: 'guard_previous_state',
      },
    ]),
  ],
});

describe('proposal', () => {
  it('begins as an idea', () => {
    expect(proposalMachine.start).toBe('idee');
  });

  it('has a way on from every state but the completed one', () => {
    const final = visible.filter((state) =>
      openSteps(proposalMachine, state, whole).every((step) => step.to === 'verborgen'),
    );
    expect(final).toEqual(['abgeschlossen']);
  });

  it('can be reached from the idea in every state, so none is an orphan', () => {
    const reached = new Set<ProposalState>(['idee']);
    for (const state of reached)
      for (const { to } of openSteps(proposalMachine, state, whole)) reached.add(to);
    expect([...reached].toSorted()).toEqual([...PROPOSAL_STATES].toSorted());
  });

  it('names the missing S.M.A.R.T. fields', () => {
    const facts: ProposalFacts = { ...whole, smartFilled: ['messbar', 'spezifisch'] };
    expect(transition(proposalMachine, 'in_arbeit', 'ausgearbeitet', facts)).toEqual({
      ok: false,
      refusal: { code: 'guard_smart', details: { missing: ['attraktiv', 'realistisch', 'terminiert'] } },
    });
  });

  it('tells apart what is missing beforehand and what the step itself asks for', () => {
    const facts: ProposalFacts = { ...whole, opinion: null, nominatedInRound: 2 };
    const nominate = openSteps(proposalMachine, 'ausgearbeitet', facts).find(
      (step) => step.to === 'nominiert',
    );
    expect(nominate).toEqual({
      to: 'nominiert',
      action: 'nominate',
      beyondManufaktur: false,
      unmet: ['guard_opinion', 'guard_nomination_cap'],
      missing: ['guard_nomination_cap'],
      asks: ['opinion'],
    });
  });

  it.each([
    ['idee', 'in_arbeit', 'set_maturity'],
    ['in_arbeit', 'ausgearbeitet', 'set_maturity'],
    ['ausgearbeitet', 'nominiert', 'nominate'],
    ['nominiert', 'ausgewaehlt', 'decide_leuchttuerme'],
    ['nominiert', 'weiterentwicklung', 'decide_leuchttuerme'],
    ['vorgestellt', 'aufgegriffen', 'decide_leuchttuerme'],
    ['in_begleitung', 'abgeschlossen', 'report_monitoring'],
    ['idee', 'verborgen', 'hide_unlawful'],
  ] as const)('%s → %s needs the right %s', (from, to, action) => {
    expect(findTransition(proposalMachine, from, to)?.action).toBe(action);
  });
});

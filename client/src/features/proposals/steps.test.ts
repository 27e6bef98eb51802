import type { OpenTransition } from '@geflecht/contract';
import { describe, expect, it } from 'vitest';

import { proposal } from './proposal.fixture.ts';
import { blockersOf, inOrder, stepBody, unanswered } from './steps.ts';

function step(part: Partial<OpenTransition>): OpenTransition {
  return { to: 'ausgearbeitet', right: 'yes', missing: [], asks: [], ...part };
}

describe('the steps of a proposal', () => {
  it('what the form asks for does not block it', () => {
    const nominate = step({
      to: 'nominiert',
      missing: ['guard_opinion', 'guard_nomination_cap'],
      asks: ['opinion'],
    });
    expect(blockersOf(nominate, proposal())).toEqual([{ code: 'guard_nomination_cap' }]);
  });
  it('names the empty fields of the sheet', () => {
    const half = proposal({ smartFilled: ['spezifisch', 'terminiert'] });
    expect(blockersOf(step({ missing: ['guard_smart', 'guard_sdg'] }), half)).toEqual([
      { code: 'guard_smart', details: { missing: ['messbar', 'attraktiv', 'realistisch'] } },
      { code: 'guard_sdg' },
    ]);
  });
  it('a sheet filled since the server looked blocks nothing', () => {
    const full = proposal({
      smartFilled: ['spezifisch', 'messbar', 'attraktiv', 'realistisch', 'terminiert'],
    });
    expect(blockersOf(step({ missing: ['guard_smart', 'guard_sdg'] }), full)).toEqual([
      { code: 'guard_sdg' },
    ]);
  });
  it('asks until every question has words', () => {
    const decline = step({ to: 'weiterentwicklung', asks: ['reason'] });
    expect(unanswered(decline, {})).toEqual(['reason']);
    expect(unanswered(decline, { reason: '  \n' })).toEqual(['reason']);
    expect(unanswered(decline, { reason: 'Noch zu früh' })).toEqual([]);
  });
  it('sends only what the step asks for', () => {
    const decline = step({ to: 'weiterentwicklung', asks: ['reason'] });
    expect(stepBody(decline, { reason: ' Noch zu früh ', opinion: 'egal' })).toEqual({
      to: 'weiterentwicklung',
      reason: 'Noch zu früh',
    });
  });
  it('puts the way onward first, hiding last, suggestions below what one may do', () => {
    const all = [
      step({ to: 'verborgen' }),
      step({ to: 'nominiert', right: 'propose' }),
      step({ to: 'ruhend' }),
      step({ to: 'ausgearbeitet' }),
    ];
    expect(inOrder(all).map(({ to }) => to)).toEqual(['ausgearbeitet', 'ruhend', 'verborgen', 'nominiert']);
  });
});

import type { BoardTimer, TimerBody } from '@geflecht/contract';
import type { PersonId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import { stepTimer } from './timer.ts';

const NOW = new Date('2027-05-19T17:00:00.000Z');
const BY = 'p01' as PersonId;
const running: BoardTimer = { total: 60_000, endsAt: '2027-05-19T17:00:30.000Z', left: null, startedBy: BY };
const paused: BoardTimer = { total: 60_000, endsAt: null, left: 30_000, startedBy: BY };
const over: BoardTimer = { ...running, endsAt: '2027-05-19T16:59:00.000Z' };

it.each<[string, BoardTimer | null, TimerBody]>([
  ['pausing what rests', paused, { do: 'pause' }],
  ['going on with what runs', running, { do: 'resume' }],
  ['pausing what is over', over, { do: 'pause' }],
  ['pausing where there is none', null, { do: 'pause' }],
  ['adding to none', null, { do: 'add', seconds: 60 }],
])('%s changes nothing', (_, before, body) => {
  expect(stepTimer(before, body, BY, NOW)).toBe(before);
});

it('keeps to the millisecond what is left over a pause', () => {
  const rested = stepTimer(running, { do: 'pause' }, BY, NOW);
  expect(rested).toEqual(paused);
  expect(stepTimer(rested, { do: 'resume' }, BY, NOW)).toEqual(running);
});

import type { Vote, VoteView } from '@geflecht/contract';
import type { BoardId, PersonId, VoteId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import { withProgress, withVote } from './queries.ts';
import { leftOf, shownTime } from './time-left.ts';

const vote: Vote = {
  id: 'v1' as VoteId,
  board: 'b1' as BoardId,
  question: null,
  state: 'laeuft',
  points: 3,
  most: 2,
  isHidden: true,
  candidates: [{ item: 'a', words: 'Idee' }],
  startedBy: 'p01' as PersonId,
  startedAt: '2027-05-19T17:00:00.000Z',
  endedAt: null,
  voters: 0,
  given: 0,
  results: null,
};
const view: VoteView = { vote, mine: { a: 2 } };
const progress = { id: vote.id, voters: 1, given: 2, results: null };

it('counts on while a vote runs, and lets a late count open nothing again', () => {
  expect(withProgress(view, progress)).toEqual({ vote: { ...vote, voters: 1, given: 2 }, mine: { a: 2 } });
  const closed = withVote(view, { ...vote, state: 'geschlossen' });
  expect(closed.mine).toEqual({ a: 2 });
  expect(withProgress(closed, progress)).toBe(closed);
  expect(withProgress(view, { ...progress, id: 'v2' as VoteId })).toBe(view);
  expect(withProgress(undefined, progress)).toBeUndefined();
});

it('begins a new vote without points, and forgets a cancelled one', () => {
  expect(withVote(view, { ...vote, id: 'v2' as VoteId }).mine).toEqual({});
  expect(withVote(view, { ...vote, state: 'abgebrochen' })).toEqual({ vote: null, mine: {} });
});

it('counts down by the server’s clock, never below nothing, and rests while paused', () => {
  const now = Date.parse('2027-05-19T17:00:00.000Z');
  const timer = {
    total: 60_000,
    endsAt: '2027-05-19T17:00:30.000Z',
    left: null,
    startedBy: 'p01' as PersonId,
  };
  expect(leftOf(timer, now)).toBe(30_000);
  expect(leftOf(timer, now + 90_000)).toBe(0);
  expect(leftOf({ ...timer, endsAt: null, left: 12_000 }, now + 90_000)).toBe(12_000);
  expect([0, 1, 999, 1000, 61_000, 3_600_000].map(shownTime)).toEqual([
    '0:00',
    '0:01',
    '0:01',
    '0:01',
    '1:01',
    '60:00',
  ]);
});

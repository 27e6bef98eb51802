import type { Overview } from '@geflecht/contract';
import { describe, expect, test } from 'vitest';

import { summary } from '../../app/feed-samples.ts';
import { groupStates, headlineOf } from './headline.ts';

const now = new Date('2027-05-19T12:00:00.000Z');
const meeting = { title: 'Austausch', date: '2027-05-20', begins: '18:00', place: 'Werkhalle' };
const base: Overview = { manufakturen: [summary()], heads: {}, nextMeeting: null };
const fresh = { kind: 'proposal_written', title: 'Radweg', at: '2027-05-19T11:00:00.000Z' } as const;

describe('what matters now', () => {
  test('a meeting within days comes first', () => {
    expect(headlineOf({ ...base, heads: { a: 5 }, nextMeeting: meeting }, now).kind).toBe('meeting');
  });

  test('a meeting next month does not', () => {
    const far = { ...meeting, date: '2027-06-20' };
    expect(headlineOf({ ...base, heads: { a: 5, b: 0, c: 1 }, nextMeeting: far }, now)).toEqual({
      kind: 'busy',
      people: 6,
      places: 2,
    });
  });

  test('without anybody there the newest fresh move counts', () => {
    const older = { ...fresh, at: '2027-05-19T09:00:00.000Z' };
    const manufakturen = [summary({ lastMove: older }), summary({ lastMove: fresh })];
    expect(headlineOf({ ...base, manufakturen }, now)).toMatchObject({ kind: 'moved', move: fresh });
  });

  test('otherwise how much there is, a link once although it touches two', () => {
    const manufakturen = [summary({ linkCount: 3 }), summary({ linkCount: 3 })];
    expect(headlineOf({ ...base, manufakturen }, now)).toEqual({ kind: 'standing', proposals: 6, links: 3 });
  });

  test('an empty world is quiet', () => {
    expect(headlineOf({ ...base, manufakturen: [summary({ proposalCounts: {} })] }, now)).toEqual({
      kind: 'quiet',
    });
  });
});

test('states are grouped in the order of the way; merged, split and hidden ones are not counted', () => {
  expect(
    groupStates({
      abgeschlossen: 1,
      idee: 2,
      nominiert: 1,
      ausgearbeitet: 1,
      zusammengefuehrt: 4,
      geteilt: 1,
      verborgen: 2,
    }),
  ).toEqual([
    { id: 'collecting', count: 2 },
    { id: 'ready', count: 2 },
    { id: 'done', count: 1 },
  ]);
});

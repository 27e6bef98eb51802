import type { InitiativeId, MeetingId, MilestoneId, PersonId, ProposalId, RoundId } from '@geflecht/domain';
import { expect, it } from 'vitest';

import { insertInitiative, listInitiatives } from '../features/initiatives/index.ts';
import { findNextMeeting, insertMeeting, listMeetings } from '../features/meetings/index.ts';
import { insertMilestone, listMilestones } from '../features/milestones/index.ts';
import { insertMonitoringReport, listMonitoringReports } from '../features/monitoring/index.ts';
import { insertRating, insertRound, listRatings, listRounds } from '../features/rounds/index.ts';
import { openedWorld } from '../testbed/opened.ts';
import { HERE } from '../testbed/world.ts';
import type { Storage } from './index.ts';

const [h1, h2] = ['H1', 'H2'] as [ProposalId, ProposalId];
const kk = 'kk' as PersonId;

const round = {
  id: 'r1' as RoundId,
  title: 'Herbst',
  state: 'vorstellung',
  candidates: [h1, h2],
  selected: [],
  decidedOn: null,
} as const;

const meeting = {
  id: 't1' as MeetingId,
  title: 'Treffen',
  date: '2027-05-19',
  begins: '19:00',
  ends: '21:00',
  place: 'Werkhalle',
  state: 'eingeladen',
  expected: 100,
  agenda: [{ time: '19:00', item: 'Ankommen', lead: 'kk' }],
  decisions: ['Einvernehmlich.'],
  round: round.id,
} as const;

/** The records around a proposal's way: written by the example world now, by their own screens later. */
export function exampleRecordsContract(fresh: () => Promise<Storage>): void {
  it('keeps rounds and their ratings', async () => {
    const { db } = await openedWorld(fresh);
    const rating = { round: round.id, proposal: h1, person: kk, points: { messbar: 3, basis: 0 } };
    await insertRound(db, round);
    await insertRating(db, rating);
    expect(await listRounds(db)).toEqual([round]);
    expect(await listRatings(db, round.id)).toEqual([rating]);
    await expect(insertRating(db, rating)).rejects.toThrow(/unique/i);
  });

  it('keeps meetings and knows the next one people were invited to', async () => {
    const { db } = await openedWorld(fresh);
    await insertRound(db, round);
    const past = { ...meeting, id: 't0' as MeetingId, date: '2026-11-18', round: null };
    const draft = {
      ...meeting,
      id: 't2' as MeetingId,
      date: '2027-05-20',
      state: 'entwurf',
      round: null,
    } as const;
    for (const each of [meeting, past, draft]) await insertMeeting(db, each);
    expect(await listMeetings(db)).toEqual([past, meeting, draft]);
    expect(await findNextMeeting(db, '2027-05-19')).toEqual(meeting);
    expect(await findNextMeeting(db, '2027-05-20')).toBeUndefined();
  });

  it('keeps milestones, the most urgent first', async () => {
    const { db } = await openedWorld(fresh);
    const later = {
      id: 'm1' as MilestoneId,
      kind: 'strategie',
      title: 'Strategie',
      due: '2028-01-01',
      state: 'geplant',
      proposals: [h1],
      responsible: 'kk',
    } as const;
    const sooner = { ...later, id: 'm2' as MilestoneId, due: '2027-06-23', proposals: [] };
    await insertMilestone(db, later);
    await insertMilestone(db, sooner);
    expect(await listMilestones(db)).toEqual([sooner, later]);
  });

  it('keeps monitoring reports, the newest first', async () => {
    const { db } = await openedWorld(fresh);
    const report = {
      proposal: h1,
      reportedOn: '2027-03-31',
      state: 'veroeffentlicht',
      light: 'gruen',
      progress: 62,
      author: kk,
      text: 'Zwei Drittel.',
      evidence: ['Auszug'],
    } as const;
    const newer = { ...report, reportedOn: '2027-04-30', light: 'gelb', evidence: [] } as const;
    await insertMonitoringReport(db, report);
    await insertMonitoringReport(db, newer);
    expect(await listMonitoringReports(db, h1)).toEqual([newer, report]);
    expect(await listMonitoringReports(db, h2)).toEqual([]);
  });

  it('keeps initiatives', async () => {
    const { db } = await openedWorld(fresh);
    const initiative = {
      id: 'i1' as InitiativeId,
      name: 'Sonnendach',
      kind: 'initiative',
      topics: [7, 13],
      manufakturen: [HERE],
    };
    await insertInitiative(db, initiative);
    expect(await listInitiatives(db)).toEqual([initiative]);
  });
}

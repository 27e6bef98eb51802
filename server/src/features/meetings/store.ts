import type { Day, Meeting } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { fromJson } from '../../storage/json.ts';
import type { MeetingRow } from './tables.ts';

export async function insertMeeting(db: Db, meeting: Meeting): Promise<void> {
  await db
    .insertInto('meetings')
    .values({
      id: meeting.id,
      title: meeting.title,
      date: meeting.date,
      begins: meeting.begins,
      ends: meeting.ends,
      place: meeting.place,
      state: meeting.state,
      expected: meeting.expected,
      agenda: JSON.stringify(meeting.agenda),
      decisions: JSON.stringify(meeting.decisions),
      round: meeting.round,
    })
    .execute();
}

export async function listMeetings(db: Db): Promise<readonly Meeting[]> {
  const rows = await db.selectFrom('meetings').selectAll().orderBy('date').orderBy('id').execute();
  return rows.map(meetingOf);
}

/** The next meeting people were invited to, today's included. */
export async function findNextMeeting(db: Db, today: Day): Promise<Meeting | undefined> {
  const row = await db
    .selectFrom('meetings')
    .selectAll()
    .where('state', 'in', ['eingeladen', 'laeuft'])
    .where('date', '>=', today)
    .orderBy('date')
    .orderBy('begins')
    .orderBy('id')
    .executeTakeFirst();
  return row === undefined ? undefined : meetingOf(row);
}

function meetingOf(row: MeetingRow): Meeting {
  return {
    id: row.id,
    title: row.title,
    date: row.date,
    begins: row.begins,
    ends: row.ends,
    place: row.place,
    state: row.state,
    expected: row.expected,
    agenda: fromJson(row.agenda),
    decisions: fromJson(row.decisions),
    round: row.round,
  };
}

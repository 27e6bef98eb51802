import type { Day, MeetingId, MeetingState, RoundId } from '@geflecht/domain';

export interface MeetingsTables {
  meetings: MeetingRow;
}

export interface MeetingRow {
  id: MeetingId;
  title: string;
  date: Day;
  begins: string;
  ends: string;
  place: string;
  state: MeetingState;
  expected: number;
  /** JSON: agenda items. */
  agenda: string;
  /** JSON: sentences. */
  decisions: string;
  round: RoundId | null;
}

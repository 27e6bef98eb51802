import type { Background, Office, PersonId, Timestamp } from '@geflecht/domain';

export interface PeopleTables {
  people: PersonRow;
  offices: { person: PersonId; office: Office };
}

/** The only place where a person's name stands; everything else knows the id. */
export interface PersonRow {
  id: PersonId;
  name: string;
  background: Background | null;
  organisation: string | null;
  guest: 0 | 1;
  suspended: 0 | 1;
  created_at: Timestamp;
}

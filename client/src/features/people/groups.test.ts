import type { Appointment, AppointmentId, PersonId } from '@geflecht/domain';
import { expect, test } from 'vitest';

import { KLIMA, membership } from '../../app/feed-samples.ts';
import { groupPeople } from './groups.ts';

function appointment(person: string, changes: Partial<Appointment> = {}): Appointment {
  return {
    id: `a-${person}` as AppointmentId,
    person: person as PersonId,
    manufaktur: KLIMA,
    role: 'moderation',
    appointedBy: 'KK',
    begins: '2027-01-01',
    ends: '2027-12-31',
    extendedTo: null,
    state: 'aktiv',
    ...changes,
  };
}

const member = (person: string, state: 'gast' | 'mitglied' = 'mitglied') =>
  membership({ person: person as PersonId, state });
const ids = (list: readonly { person: string }[]): string[] => list.map((each) => each.person);

test('everybody stands once, under the strongest tie', () => {
  const groups = groupPeople(
    {
      members: [member('zoe'), member('mod'), member('gast', 'gast'), member('alt')],
      appointments: [
        appointment('mod'),
        appointment('pate', { role: 'patin' }),
        // Over: what counts is the membership.
        appointment('alt', { state: 'beendet' }),
      ],
    },
    (person) => person,
  );
  expect(ids(groups.moderation)).toEqual(['mod']);
  expect(ids(groups.patin)).toEqual(['pate']);
  expect(ids(groups.mitglied)).toEqual(['alt', 'zoe']);
  expect(ids(groups.gast)).toEqual(['gast']);
});

import { describe, expect, it } from 'vitest';

import type { Appointment, Membership } from '../entities.ts';
import type { AppointmentId, ManufakturSlug, PersonId } from '../ids.ts';
import { APPOINTMENT_STATES, type AppointmentState } from '../states.ts';
import { actorOf, isServing } from './actor.ts';

const ONE = 'klima-energie' as ManufakturSlug;
const TWO = 'bildung' as ManufakturSlug;
const ada = 'p01' as PersonId;
const ben = 'p02' as PersonId;

function appointment(
  person: PersonId,
  manufaktur: ManufakturSlug,
  role: Appointment['role'],
  state: AppointmentState,
): Appointment {
  const id = `${person}-${manufaktur}-${role}` as AppointmentId;
  return {
    id,
    person,
    manufaktur,
    role,
    appointedBy: 'kk',
    begins: '2027-01-01',
    ends: null,
    extendedTo: null,
    state,
  };
}
function membership(person: PersonId, manufaktur: ManufakturSlug, state: Membership['state']): Membership {
  return { person, manufaktur, state, since: '2027-01-01T10:00:00.000Z' };
}
const person = { id: ada, guest: false, offices: [] };

describe('actorOf', () => {
  it.each(APPOINTMENT_STATES)('an appointment that is %s gives its rights only while it is held', (state) => {
    const expected = ['aktiv', 'laeuft_bald_ab', 'verlaengert', 'kommissarisch'].includes(state);
    expect(isServing(state)).toBe(expected);
    expect(actorOf(person, [], [appointment(ada, ONE, 'moderation', state)]).moderates).toEqual(
      expected ? [ONE] : [],
    );
  });

  it('takes memberships and appointments of this person alone', () => {
    const memberships = [
      membership(ada, ONE, 'mitglied'),
      membership(ada, TWO, 'gast'),
      membership(ben, TWO, 'mitglied'),
    ];
    const appointments = [
      appointment(ben, ONE, 'moderation', 'aktiv'),
      appointment(ben, TWO, 'patin', 'aktiv'),
    ];
    expect(actorOf(person, memberships, appointments)).toEqual({
      person: ada,
      guest: false,
      offices: [],
      moderates: [],
      pateOf: [],
      memberOf: [ONE],
      guestOf: [TWO],
    });
  });

  it('gives the Pate the moderator’s rights while nobody moderates, and takes them back', () => {
    const pate = appointment(ada, ONE, 'patin', 'aktiv');
    const ended = appointment(ben, ONE, 'moderation', 'beendet');
    expect(actorOf(person, [], [pate, ended]).moderates).toEqual([ONE]);
    const serving = appointment(ben, ONE, 'moderation', 'kommissarisch');
    expect(actorOf(person, [], [pate, serving])).toMatchObject({ moderates: [], pateOf: [ONE] });
  });
});

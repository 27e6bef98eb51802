import type { Appointment, Membership, Office, Person } from '../entities.ts';
import type { ManufakturSlug, PersonId } from '../ids.ts';
import type { AppointmentState } from '../states.ts';

/** Who is asking, reduced to what permissions depend on. */
export interface Actor {
  /** Null for a visitor without a session. */
  readonly person: PersonId | null;
  /** A guest account from an invitation link; it never holds more than the rights of a guest. */
  readonly guest: boolean;
  readonly offices: readonly Office[];
  readonly moderates: readonly ManufakturSlug[];
  readonly pateOf: readonly ManufakturSlug[];
  readonly memberOf: readonly ManufakturSlug[];
  readonly guestOf: readonly ManufakturSlug[];
}

/** A visitor who is not signed in. */
export const ANYBODY: Actor = {
  person: null,
  guest: false,
  offices: [],
  moderates: [],
  pateOf: [],
  memberOf: [],
  guestOf: [],
};

/** The appointment states in which the office is really held. */
export const SERVING_STATES = [
  'aktiv',
  'laeuft_bald_ab',
  'verlaengert',
  'kommissarisch',
] as const satisfies readonly AppointmentState[];

/** True while the appointment gives its rights. */
export function isServing(state: AppointmentState): boolean {
  return (SERVING_STATES as readonly AppointmentState[]).includes(state);
}

/**
 * The actor behind a signed-in person.
 *
 * `appointments` must hold all appointments of the Manufakturen in question, not only this
 * person's: where nobody moderates any more, the Pate receives the moderator's rights for the time
 * being.
 */
export function actorOf(
  person: Pick<Person, 'id' | 'guest' | 'offices'>,
  memberships: readonly Membership[],
  appointments: readonly Appointment[],
): Actor {
  const serving = appointments.filter((appointment) => isServing(appointment.state));
  const held = (role: Appointment['role']) =>
    serving.filter((each) => each.role === role && each.person === person.id).map((each) => each.manufaktur);
  const tied = (state: Membership['state']) =>
    memberships
      .filter((each) => each.state === state && each.person === person.id)
      .map((each) => each.manufaktur);
  const pateOf = held('patin');
  const moderated = new Set(
    serving.filter((each) => each.role === 'moderation').map((each) => each.manufaktur),
  );
  const interim = pateOf.filter((manufaktur) => !moderated.has(manufaktur));
  return {
    person: person.id,
    guest: person.guest,
    offices: person.offices,
    moderates: [...new Set([...held('moderation'), ...interim])],
    pateOf,
    memberOf: tied('mitglied'),
    guestOf: tied('gast'),
  };
}

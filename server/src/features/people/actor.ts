import { type Actor, actorOf, ANYBODY, type PersonId } from '@geflecht/domain';

import { dayInMunich } from '../../storage/day.ts';
import type { Db } from '../../storage/index.ts';
import { listAppointmentsAround } from '../appointments/index.ts';
import { listMembershipsOf } from '../manufakturen/index.ts';
import { findPerson } from './store.ts';

/** The facts permissions rest on, as they are now. Nobody, an unknown and a suspended person have a visitor's rights. */
export async function loadActor(db: Db, id: PersonId | null, now: Date): Promise<Actor> {
  const person = id === null ? undefined : await findPerson(db, id);
  if (person === undefined || person.suspended) return ANYBODY;
  const memberships = await listMembershipsOf(db, person.id);
  const appointments = await listAppointmentsAround(db, person.id, dayInMunich(now));
  return actorOf(person, memberships, appointments);
}

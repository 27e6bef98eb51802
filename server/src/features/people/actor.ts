import { type Actor, actorOf, ANYBODY, type PersonId } from '@geflecht/domain';

import { dayInMunich } from '../../storage/day.ts';
import type { Db } from '../../storage/index.ts';
import { listAppointmentsAround, listAppointmentsInTerm } from '../appointments/index.ts';
import { listMembershipsOf, listMembershipsOfAll } from '../manufakturen/index.ts';
import { findPerson, listPeopleOf } from './store.ts';

/** The facts permissions rest on, as they are now. Nobody, an unknown and a suspended person have a visitor's rights. */
export async function loadActor(db: Db, id: PersonId | null, now: Date): Promise<Actor> {
  const person = id === null ? undefined : await findPerson(db, id);
  if (person === undefined || person.suspended) return ANYBODY;
  const memberships = await listMembershipsOf(db, person.id);
  const appointments = await listAppointmentsAround(db, person.id, dayInMunich(now));
  return actorOf(person, memberships, appointments);
}

/** The same for many at once, at the price of one; nobody is absent from the answer. */
export async function loadActors(
  db: Db,
  ids: readonly PersonId[],
  now: Date,
): Promise<ReadonlyMap<PersonId, Actor>> {
  const actors = new Map<PersonId, Actor>(ids.map((id) => [id, ANYBODY]));
  const memberships = Map.groupBy(await listMembershipsOfAll(db, ids), (each) => each.person);
  const appointments = await listAppointmentsInTerm(db, dayInMunich(now));
  for (const person of await listPeopleOf(db, ids)) {
    if (person.suspended) continue;
    actors.set(person.id, actorOf(person, memberships.get(person.id) ?? [], appointments));
  }
  return actors;
}

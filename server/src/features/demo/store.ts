import type { DemoPerson } from '@geflecht/contract';
import type { PersonId } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';

export async function insertExamplePerson(db: Db, person: PersonId, role: DemoPerson['role']): Promise<void> {
  await db.insertInto('example_people').values({ person, role }).execute();
}

export async function isExamplePerson(db: Db, person: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('example_people')
    .select('person')
    .where('person', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}

/** Everybody of the example world with their Manufakturen, in the order of their ids. */
export async function listExamplePeople(db: Db): Promise<readonly DemoPerson[]> {
  const people = await db
    .selectFrom('example_people')
    .innerJoin('people', 'people.id', 'example_people.person')
    .select(['people.id', 'people.name', 'example_people.role'])
    .orderBy('people.id')
    .execute();
  const memberships = await db
    .selectFrom('memberships')
    .select(['person', 'manufaktur'])
    .where('state', '=', 'mitglied')
    .orderBy('manufaktur')
    .execute();
  const appointments = await db.selectFrom('appointments').select(['person', 'manufaktur']).execute();
  const tiesOf = Map.groupBy([...appointments, ...memberships], (tie) => tie.person);
  return people.map((person) => ({
    ...person,
    manufakturen: [...new Set((tiesOf.get(person.id) ?? []).map((tie) => tie.manufaktur))],
  }));
}

import type { Office, Person, PersonId, Timestamp } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import type { PersonRow } from './tables.ts';

export async function insertPerson(db: Db, person: Person, at: Timestamp): Promise<void> {
  await db
    .insertInto('people')
    .values({
      id: person.id,
      name: person.name,
      background: person.background,
      organisation: person.organisation,
      guest: person.guest ? 1 : 0,
      suspended: person.suspended ? 1 : 0,
      created_at: at,
    })
    .execute();
  for (const office of person.offices) await grantOffice(db, person.id, office);
}

/** Granting twice changes nothing. */
export async function grantOffice(db: Db, person: PersonId, office: Office): Promise<void> {
  await db
    .insertInto('offices')
    .values({ person, office })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findPerson(db: Db, id: PersonId): Promise<Person | undefined> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  const offices = await db
    .selectFrom('offices')
    .select('office')
    .where('person', '=', id)
    .orderBy('office')
    .execute();
  return personOf(
    row,
    offices.map((each) => each.office),
  );
}

/** In no particular order; who is unknown is absent. */
export async function listPeopleOf(db: Db, ids: readonly PersonId[]): Promise<readonly Person[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('people').selectAll().where('id', 'in', ids).execute();
  const offices = await db
    .selectFrom('offices')
    .selectAll()
    .where('person', 'in', ids)
    .orderBy('office')
    .execute();
  const officesOf = Map.groupBy(offices, (row) => row.person);
  return rows.map((row) => personOf(row, officesOf.get(row.id)?.map((each) => each.office) ?? []));
}

/** Everybody, in the order of the German alphabet. */
export async function listPeople(db: Db): Promise<readonly Person[]> {
  const rows = await db.selectFrom('people').selectAll().execute();
  const offices = await db.selectFrom('offices').selectAll().orderBy('office').execute();
  const officesOf = Map.groupBy(offices, (row) => row.person);
  return rows
    .map((row) => personOf(row, officesOf.get(row.id)?.map((each) => each.office) ?? []))
    .toSorted((one, other) => byName.compare(one.name, other.name) || (one.id < other.id ? -1 : 1));
}

export async function renamePerson(db: Db, id: PersonId, name: string): Promise<void> {
  await db.updateTable('people').set({ name }).where('id', '=', id).execute();
}

export async function setSuspended(db: Db, id: PersonId, suspended: boolean): Promise<void> {
  await db
    .updateTable('people')
    .set({ suspended: suspended ? 1 : 0 })
    .where('id', '=', id)
    .execute();
}

// The databases order letters differently, so the order is made here.
const byName = new Intl.Collator('de');

function personOf(row: PersonRow, offices: readonly Office[]): Person {
  return {
    id: row.id,
    name: row.name,
    background: row.background,
    organisation: row.organisation,
    offices,
    guest: row.guest === 1,
    suspended: row.suspended === 1,
  };
}

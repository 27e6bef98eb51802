import type { Manufaktur, ManufakturSlug, Membership, PersonId } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { fromJson } from '../../storage/json.ts';
import type { ManufakturRow, MembershipRow } from './tables.ts';

export async function insertManufaktur(db: Db, manufaktur: Manufaktur): Promise<void> {
  await db
    .insertInto('manufakturen')
    .values({
      slug: manufaktur.slug,
      number: manufaktur.number,
      name: manufaktur.name,
      description: manufaktur.description,
      work_structure: manufaktur.workStructure,
      sdgs: JSON.stringify(manufaktur.sdgs),
      sourced_sdgs: JSON.stringify(manufaktur.sourcedSdgs),
      color: manufaktur.color,
    })
    .execute();
}

export async function findManufaktur(db: Db, slug: ManufakturSlug): Promise<Manufaktur | undefined> {
  const row = await db.selectFrom('manufakturen').selectAll().where('slug', '=', slug).executeTakeFirst();
  return row === undefined ? undefined : manufakturOf(row);
}

/** All Manufakturen by their number. */
export async function listManufakturen(db: Db): Promise<readonly Manufaktur[]> {
  const rows = await db.selectFrom('manufakturen').selectAll().orderBy('number').execute();
  return rows.map(manufakturOf);
}

export async function insertMembership(db: Db, membership: Membership): Promise<void> {
  await db.insertInto('memberships').values(membership).execute();
}

/** Writes the membership whether or not there was one. */
export async function saveMembership(db: Db, membership: Membership): Promise<void> {
  const { state, since } = membership;
  await db
    .insertInto('memberships')
    .values(membership)
    .onConflict((conflict) => conflict.columns(['person', 'manufaktur']).doUpdateSet({ state, since }))
    .execute();
}

export async function deleteMembership(db: Db, person: PersonId, manufaktur: ManufakturSlug): Promise<void> {
  await db
    .deleteFrom('memberships')
    .where('person', '=', person)
    .where('manufaktur', '=', manufaktur)
    .execute();
}

export async function findMembership(
  db: Db,
  person: PersonId,
  manufaktur: ManufakturSlug,
): Promise<Membership | undefined> {
  const row = await db
    .selectFrom('memberships')
    .selectAll()
    .where('person', '=', person)
    .where('manufaktur', '=', manufaktur)
    .executeTakeFirst();
  return row === undefined ? undefined : membershipOf(row);
}

export async function listMembershipsOf(db: Db, person: PersonId): Promise<readonly Membership[]> {
  const rows = await db
    .selectFrom('memberships')
    .selectAll()
    .where('person', '=', person)
    .orderBy('manufaktur')
    .execute();
  return rows.map(membershipOf);
}

/** Of several people; by Manufaktur within each. */
export async function listMembershipsOfAll(
  db: Db,
  people: readonly PersonId[],
): Promise<readonly Membership[]> {
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('memberships')
    .selectAll()
    .where('person', 'in', people)
    .orderBy('manufaktur')
    .execute();
  return rows.map(membershipOf);
}

/** Members and guests of one Manufaktur, longest first. */
export async function listMemberships(db: Db, manufaktur: ManufakturSlug): Promise<readonly Membership[]> {
  const rows = await db
    .selectFrom('memberships')
    .selectAll()
    .where('manufaktur', '=', manufaktur)
    .orderBy('since')
    .orderBy('person')
    .execute();
  return rows.map(membershipOf);
}

/** The Manufaktur each person became a member of first; guests and visitors have none. */
export async function listHomes(db: Db): Promise<ReadonlyMap<PersonId, ManufakturSlug>> {
  const rows = await db
    .selectFrom('memberships')
    .select(['person', 'manufaktur'])
    .where('state', '=', 'mitglied')
    .orderBy('since', 'desc')
    .orderBy('manufaktur', 'desc')
    .execute();
  return new Map(rows.map(({ person, manufaktur }) => [person, manufaktur]));
}

/** How many members (not guests) each Manufaktur has. */
export async function countMembers(db: Db): Promise<ReadonlyMap<ManufakturSlug, number>> {
  const rows = await db
    .selectFrom('memberships')
    .select((query) => ['manufaktur', query.fn.countAll<number>().as('members')])
    .where('state', '=', 'mitglied')
    .groupBy('manufaktur')
    .execute();
  return new Map(rows.map((row) => [row.manufaktur, row.members]));
}

function manufakturOf(row: ManufakturRow): Manufaktur {
  return {
    slug: row.slug,
    number: row.number,
    name: row.name,
    description: row.description,
    workStructure: row.work_structure,
    sdgs: fromJson(row.sdgs),
    sourcedSdgs: fromJson(row.sourced_sdgs),
    color: row.color,
  };
}

function membershipOf({ person, manufaktur, state, since }: MembershipRow): Membership {
  return { person, manufaktur, state, since };
}

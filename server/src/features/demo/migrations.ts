import type { Kysely } from 'kysely';

/** Which people came with the example world. */
export async function createExamplePeopleTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('example_people')
    .addColumn('person', 'text', (column) => column.primaryKey().references('people.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .execute();
}

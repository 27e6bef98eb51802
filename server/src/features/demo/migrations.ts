import type { Migration } from '../../storage/migration.ts';

/** Which people came with the example world. */
export const examplePeople: Migration = {
  name: '0010_example_people',
  async up(db) {
    await db.schema
      .createTable('example_people')
      .addColumn('person', 'text', (column) => column.primaryKey().references('people.id'))
      .addColumn('role', 'text', (column) => column.notNull())
      .execute();
  },
};

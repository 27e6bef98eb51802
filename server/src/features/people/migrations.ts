import type { Migration } from '../../storage/migration.ts';

export const people: Migration = {
  name: '0001_people',
  async up(db) {
    await db.schema
      .createTable('people')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('background', 'text')
      .addColumn('organisation', 'text')
      .addColumn('guest', 'integer', (column) => column.notNull())
      .addColumn('suspended', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('offices')
      .addColumn('person', 'text', (column) => column.notNull().references('people.id').onDelete('cascade'))
      .addColumn('office', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('offices_pk', ['person', 'office'])
      .execute();
  },
};

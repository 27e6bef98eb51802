import type { Migration } from '../../storage/migration.ts';

export const appointments: Migration = {
  name: '0012_appointments',
  async up(db) {
    await db.schema
      .createTable('appointments')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('person', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('manufaktur', 'text', (column) => column.notNull().references('manufakturen.slug'))
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('appointed_by', 'text', (column) => column.notNull())
      .addColumn('begins', 'text', (column) => column.notNull())
      .addColumn('ends', 'text')
      .addColumn('extended_to', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('appointments_by_manufaktur')
      .on('appointments')
      .column('manufaktur')
      .execute();
  },
};

import type { Migration } from '../../storage/migration.ts';

export const manufakturen: Migration = {
  name: '0002_manufakturen',
  async up(db) {
    await db.schema
      .createTable('manufakturen')
      .addColumn('slug', 'text', (column) => column.primaryKey())
      .addColumn('number', 'integer', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('work_structure', 'text', (column) => column.notNull())
      .addColumn('sdgs', 'text', (column) => column.notNull())
      .addColumn('sourced_sdgs', 'text', (column) => column.notNull())
      .addColumn('color', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('memberships')
      .addColumn('person', 'text', (column) => column.notNull().references('people.id').onDelete('cascade'))
      .addColumn('manufaktur', 'text', (column) => column.notNull().references('manufakturen.slug'))
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('since', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('memberships_pk', ['person', 'manufaktur'])
      .execute();
    await db.schema
      .createIndex('memberships_by_manufaktur')
      .on('memberships')
      .columns(['manufaktur', 'since'])
      .execute();
    await db.schema
      .createTable('invitations')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('manufaktur', 'text', (column) => column.notNull().references('manufakturen.slug'))
      .addColumn('created_by', 'text', (column) =>
        column.notNull().references('people.id').onDelete('cascade'),
      )
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .execute();
  },
};

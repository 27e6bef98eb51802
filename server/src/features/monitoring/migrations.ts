import type { Migration } from '../../storage/migration.ts';

export const monitoring: Migration = {
  name: '0017_monitoring',
  async up(db) {
    await db.schema
      .createTable('monitoring_reports')
      .addColumn('proposal', 'text', (column) => column.notNull().references('proposals.id'))
      .addColumn('reported_on', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('light', 'text', (column) => column.notNull())
      .addColumn('progress', 'integer', (column) => column.notNull())
      .addColumn('author', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('evidence', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('monitoring_reports_pk', ['proposal', 'reported_on'])
      .execute();
  },
};

import type { Migration } from '../../storage/migration.ts';

export const meetings: Migration = {
  name: '0015_meetings',
  async up(db) {
    await db.schema
      .createTable('meetings')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('date', 'text', (column) => column.notNull())
      .addColumn('begins', 'text', (column) => column.notNull())
      .addColumn('ends', 'text', (column) => column.notNull())
      .addColumn('place', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('expected', 'integer', (column) => column.notNull())
      .addColumn('agenda', 'text', (column) => column.notNull())
      .addColumn('decisions', 'text', (column) => column.notNull())
      .addColumn('round', 'text', (column) => column.references('rounds.id'))
      .execute();
  },
};

import type { Migration } from '../../storage/migration.ts';

export const milestones: Migration = {
  name: '0016_milestones',
  async up(db) {
    await db.schema
      .createTable('milestones')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('due', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('proposals', 'text', (column) => column.notNull())
      .addColumn('responsible', 'text', (column) => column.notNull())
      .execute();
  },
};

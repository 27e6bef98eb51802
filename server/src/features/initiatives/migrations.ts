import type { Migration } from '../../storage/migration.ts';

export const initiatives: Migration = {
  name: '0013_initiatives',
  async up(db) {
    await db.schema
      .createTable('initiatives')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('topics', 'text', (column) => column.notNull())
      .addColumn('manufakturen', 'text', (column) => column.notNull())
      .execute();
  },
};

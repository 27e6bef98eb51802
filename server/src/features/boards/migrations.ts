import type { Migration } from '../../storage/migration.ts';

export const boards: Migration = {
  name: '0003_boards',
  async up(db) {
    await db.schema
      .createTable('boards')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('manufaktur', 'text', (column) => column.notNull().references('manufakturen.slug'))
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('boards_by_manufaktur').on('boards').column('manufaktur').execute();
  },
};

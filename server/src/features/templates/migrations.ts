import type { Migration } from '../../storage/migration.ts';

/** What Manufakturen keep of their boards to begin from again. */
export const templates: Migration = {
  name: '0022_templates',
  async up(db) {
    await db.schema
      .createTable('board_templates')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('manufaktur', 'text', (column) => column.notNull().references('manufakturen.slug'))
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('how_to', 'text', (column) => column.notNull())
      .addColumn('made_by', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('put_away_at', 'text')
      .addColumn('fragment', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('board_templates_by_manufaktur')
      .on('board_templates')
      .column('manufaktur')
      .execute();
  },
};

import type { Migration } from '../../storage/migration.ts';

export const links: Migration = {
  name: '0005_links',
  async up(db) {
    await db.schema
      .createTable('links')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('from_proposal', 'text', (column) => column.notNull().references('proposals.id'))
      .addColumn('to_proposal', 'text', (column) => column.notNull().references('proposals.id'))
      .addColumn('from_manufaktur', 'text', (column) => column.notNull().references('manufakturen.slug'))
      .addColumn('to_manufaktur', 'text', (column) => column.notNull().references('manufakturen.slug'))
      .addColumn('score', 'integer', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('proposed_by', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('answered_by', 'text', (column) => column.references('people.id'))
      .addColumn('answer_reason', 'text')
      .addColumn('counter_score', 'integer')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      // One link per direction; whoever sees it differently answers it instead of adding a second.
      .addUniqueConstraint('links_once', ['from_proposal', 'to_proposal'])
      .execute();
    await db.schema.createIndex('links_by_target').on('links').column('to_proposal').execute();
    await db.schema.createIndex('links_by_from_manufaktur').on('links').column('from_manufaktur').execute();
    await db.schema.createIndex('links_by_to_manufaktur').on('links').column('to_manufaktur').execute();
  },
};

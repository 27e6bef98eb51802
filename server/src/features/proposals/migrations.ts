import type { Migration } from '../../storage/migration.ts';

export const proposals: Migration = {
  name: '0004_proposals',
  async up(db) {
    await db.schema
      .createTable('proposals')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('manufaktur', 'text', (column) => column.notNull().references('manufakturen.slug'))
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('summary', 'text', (column) => column.notNull())
      .addColumn('sdgs', 'text', (column) => column.notNull())
      .addColumn('referate', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('priority', 'integer', (column) => column.notNull())
      .addColumn('smart_filled', 'text', (column) => column.notNull())
      .addColumn('opinion', 'text')
      .addColumn('state_reason', 'text')
      .addColumn('hidden_from', 'text')
      .addColumn('successors', 'text', (column) => column.notNull())
      .addColumn('author', 'text', (column) => column.references('people.id').onDelete('set null'))
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('proposals_by_manufaktur')
      .on('proposals')
      .columns(['manufaktur', 'state'])
      .execute();
  },
};

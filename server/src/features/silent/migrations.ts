import type { Migration } from '../../storage/migration.ts';

/** Rounds of silent writing, how much is written in them, and who leads the view on a board. */
export const silent: Migration = {
  name: '0023_private_notes',
  async up(db) {
    await db.schema
      .createTable('silent_rounds')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('board', 'text', (column) => column.notNull().references('boards.id'))
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('frame', 'text')
      .addColumn('question', 'text')
      .addColumn('started_by', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('started_at', 'text', (column) => column.notNull())
      .addColumn('ended_by', 'text', (column) => column.references('people.id'))
      .addColumn('ended_at', 'text')
      .addColumn('gathered_at', 'text')
      .execute();
    await db.schema.createIndex('silent_rounds_by_board').on('silent_rounds').column('board').execute();
    await db.schema
      .createTable('silent_counts')
      .addColumn('round', 'text', (column) => column.notNull().references('silent_rounds.id'))
      .addColumn('person', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('notes', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('silent_counts_once', ['round', 'person'])
      .execute();
    await db.schema
      .createTable('board_leads')
      .addColumn('board', 'text', (column) => column.primaryKey().references('boards.id'))
      .addColumn('person', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('since', 'text', (column) => column.notNull())
      .addColumn('seen_at', 'text', (column) => column.notNull())
      .execute();
  },
};

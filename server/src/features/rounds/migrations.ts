import type { Migration } from '../../storage/migration.ts';

export const rounds: Migration = {
  name: '0014_rounds',
  async up(db) {
    await db.schema
      .createTable('rounds')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('candidates', 'text', (column) => column.notNull())
      .addColumn('selected', 'text', (column) => column.notNull())
      .addColumn('decided_on', 'text')
      .execute();
    await db.schema
      .createTable('ratings')
      .addColumn('round', 'text', (column) => column.notNull().references('rounds.id'))
      .addColumn('proposal', 'text', (column) => column.notNull().references('proposals.id'))
      .addColumn('person', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('points', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('ratings_pk', ['round', 'proposal', 'person'])
      .execute();
  },
};

import type { Migration } from '../../storage/migration.ts';

/** Timers, votes, raised hands and the order of speakers on boards. */
export const facilitation: Migration = {
  name: '0025_facilitation',
  async up(db, dialect) {
    const milliseconds = dialect === 'postgres' ? 'bigint' : 'integer';
    await db.schema
      .createTable('board_timers')
      .addColumn('board', 'text', (column) => column.primaryKey().references('boards.id'))
      .addColumn('total', milliseconds, (column) => column.notNull())
      .addColumn('ends_at', 'text')
      .addColumn('left_over', milliseconds)
      .addColumn('started_by', 'text', (column) => column.notNull().references('people.id'))
      .execute();
    await db.schema
      .createTable('votes')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('board', 'text', (column) => column.notNull().references('boards.id'))
      .addColumn('question', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('points', 'integer', (column) => column.notNull())
      .addColumn('most', 'integer', (column) => column.notNull())
      .addColumn('hidden', 'integer', (column) => column.notNull())
      .addColumn('candidates', 'text', (column) => column.notNull())
      .addColumn('started_by', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('started_at', 'text', (column) => column.notNull())
      .addColumn('ended_at', 'text')
      .execute();
    await db.schema.createIndex('votes_by_board').on('votes').columns(['board', 'started_at']).execute();
    await db.schema
      .createTable('vote_points')
      .addColumn('vote', 'text', (column) => column.notNull().references('votes.id'))
      .addColumn('person', 'text', (column) => column.notNull().references('people.id').onDelete('cascade'))
      .addColumn('item', 'text', (column) => column.notNull())
      .addColumn('points', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('vote_points_key', ['vote', 'person', 'item'])
      .execute();
    await db.schema
      .createTable('board_hands')
      .addColumn('board', 'text', (column) => column.notNull().references('boards.id'))
      .addColumn('person', 'text', (column) => column.notNull().references('people.id').onDelete('cascade'))
      .addColumn('raised_at', 'text')
      .addColumn('times', 'integer', (column) => column.notNull())
      .addColumn('spoke_at', 'text')
      .addColumn('is_speaking', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('board_hands_key', ['board', 'person'])
      .execute();
    await db.schema
      .createTable('board_orders')
      .addColumn('board', 'text', (column) => column.primaryKey().references('boards.id'))
      .addColumn('people', 'text', (column) => column.notNull())
      .addColumn('drawn_at', 'text', (column) => column.notNull())
      .execute();
  },
};

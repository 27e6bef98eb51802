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

/** What boards are for, who made them, and whether they are put away; what each person had seen when they left. */
export const boardShelf: Migration = {
  name: '0026_board_shelf',
  async up(db, dialect) {
    const bytes = dialect === 'postgres' ? 'bytea' : 'blob';
    const add = () => db.schema.alterTable('boards');
    await add()
      .addColumn('kind', 'text', (column) => column.notNull().defaultTo('manufaktur'))
      .execute();
    await add().addColumn('day', 'text').execute();
    await add().addColumn('made_by', 'text').execute();
    await add().addColumn('archived_at', 'text').execute();
    await db.schema
      .createTable('board_visits')
      .addColumn('board', 'text', (column) => column.notNull().references('boards.id'))
      .addColumn('person', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('seq', dialect === 'postgres' ? 'bigint' : 'integer', (column) => column.notNull())
      .addColumn('seen', bytes, (column) => column.notNull())
      .addPrimaryKeyConstraint('board_visits_once', ['board', 'person'])
      .execute();
  },
};

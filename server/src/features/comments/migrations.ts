import type { Migration } from '../../storage/migration.ts';

/** Talks at places of a board, and who is spoken to by name in them. */
export const comments: Migration = {
  name: '0024_comments',
  async up(db) {
    await db.schema
      .createTable('comment_threads')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('board', 'text', (column) => column.notNull().references('boards.id'))
      .addColumn('item', 'text')
      .addColumn('x', 'double precision', (column) => column.notNull())
      .addColumn('y', 'double precision', (column) => column.notNull())
      .addColumn('opened_by', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('opened_at', 'text', (column) => column.notNull())
      .addColumn('resolved_by', 'text', (column) => column.references('people.id'))
      .addColumn('resolved_at', 'text')
      .addColumn('opening', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('comment_threads_by_board')
      .on('comment_threads')
      .columns(['board', 'opened_at', 'id'])
      .execute();
    await db.schema
      .createTable('comments')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('thread', 'text', (column) => column.notNull().references('comment_threads.id'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('author', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('words', 'text', (column) => column.notNull())
      .addColumn('edited_at', 'text')
      .addColumn('withdrawn_at', 'text')
      .addColumn('hidden_by', 'text', (column) => column.references('people.id'))
      .addColumn('hidden_at', 'text')
      .addColumn('hidden_reason', 'text')
      .addUniqueConstraint('comments_in_order', ['thread', 'number'])
      .execute();
    await db.schema
      .createTable('comment_mentions')
      .addColumn('comment', 'text', (column) => column.notNull().references('comments.id'))
      .addColumn('person', 'text', (column) => column.notNull().references('people.id'))
      .addColumn('thread', 'text', (column) => column.notNull().references('comment_threads.id'))
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('seen_at', 'text')
      .addPrimaryKeyConstraint('comment_mentions_once', ['comment', 'person'])
      .execute();
    await db.schema
      .createIndex('comment_mentions_by_person')
      .on('comment_mentions')
      .columns(['person', 'at'])
      .execute();
  },
};

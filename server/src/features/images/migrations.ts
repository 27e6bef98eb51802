import type { Migration } from '../../storage/migration.ts';

/** Pictures, and the boards on which each may be seen. */
export const images: Migration = {
  name: '0027_images',
  async up(db, dialect) {
    await db.schema
      .createTable('images')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('width', 'integer', (column) => column.notNull())
      .addColumn('height', 'integer', (column) => column.notNull())
      .addColumn('bytes', 'integer', (column) => column.notNull())
      .addColumn('content', dialect === 'postgres' ? 'bytea' : 'blob', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('board_images')
      .addColumn('board', 'text', (column) => column.notNull().references('boards.id'))
      .addColumn('image', 'text', (column) => column.notNull().references('images.id'))
      .addColumn('by', 'text', (column) => column.references('people.id').onDelete('set null'))
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('board_images_once', ['board', 'image'])
      .execute();
    await db.schema.createIndex('board_images_by_image').on('board_images').column('image').execute();
  },
};

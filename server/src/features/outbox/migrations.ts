import type { Migration } from '../../storage/migration.ts';

/** Mails that could not be sent because no mail server is set, or because it refused them. */
export const outbox: Migration = {
  name: '0009_outbox',
  async up(db, dialect) {
    await db.schema
      .createTable('outbox')
      .addColumn('id', dialect === 'postgres' ? 'bigserial' : 'integer', (column) =>
        dialect === 'postgres' ? column.primaryKey() : column.primaryKey().autoIncrement(),
      )
      .addColumn('recipient', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute();
  },
};

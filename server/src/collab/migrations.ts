import type { Migration } from '../storage/migration.ts';

/** The log of the live documents and their snapshots. */
export const documents: Migration = {
  name: '0011_documents',
  async up(db, dialect) {
    const bytes = dialect === 'postgres' ? 'bytea' : 'blob';
    const number = dialect === 'postgres' ? 'bigint' : 'integer';
    await db.schema
      .createTable('document_updates')
      // A sequence number is never given twice, not even after the newest rows went into a snapshot.
      .addColumn('seq', dialect === 'postgres' ? 'bigserial' : 'integer', (column) =>
        dialect === 'postgres' ? column.primaryKey() : column.primaryKey().autoIncrement(),
      )
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('data', bytes, (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('document_updates_document')
      .on('document_updates')
      .columns(['document', 'seq'])
      .execute();
    await db.schema
      .createTable('document_snapshots')
      .addColumn('document', 'text', (column) => column.primaryKey())
      .addColumn('data', bytes, (column) => column.notNull())
      .addColumn('upto', number, (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
  },
};

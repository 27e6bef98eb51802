import { sql } from 'kysely';

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

/** Each document counts its updates for itself, without gaps, and its client ids belong to people. */
export const documentSequences: Migration = {
  name: '0018_document_sequences',
  async up(db, dialect) {
    const bytes = dialect === 'postgres' ? 'bytea' : 'blob';
    const number = dialect === 'postgres' ? 'bigint' : 'integer';
    // Rows lie in the order of their key, so that a document's log is read and cleared in one stretch.
    const byKey = dialect === 'postgres' ? sql`` : sql`without rowid`;
    await db.schema
      .createTable('document_heads')
      .addColumn('document', 'text', (column) => column.primaryKey())
      .addColumn('seq', number, (column) => column.notNull())
      .modifyEnd(byKey)
      .execute();
    await db.schema
      .createTable('document_clients')
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('client', number, (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('seq', number, (column) => column.notNull())
      .addPrimaryKeyConstraint('document_clients_key', ['document', 'client'])
      .modifyEnd(byKey)
      .execute();
    await db.schema
      .createTable('document_rows')
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('seq', number, (column) => column.notNull())
      .addColumn('data', bytes, (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('document_updates_key', ['document', 'seq'])
      .modifyEnd(byKey)
      .execute();
    // Numbers were given across all documents. A snapshot becomes number 1 of its document, the rows follow in order.
    await sql`
      insert into document_rows (document, seq, data, at)
      select document, row_number() over (partition by document order by seq) + (
        select count(*) from document_snapshots where document_snapshots.document = document_updates.document
      ), data, at from document_updates`.execute(db);
    await sql`update document_snapshots set upto = 1`.execute(db);
    await sql`
      insert into document_heads (document, seq)
      select document, max(seq) from (
        select document, seq from document_rows union all select document, upto as seq from document_snapshots
      ) as counted group by document`.execute(db);
    await db.schema.dropTable('document_updates').execute();
    await db.schema.alterTable('document_rows').renameTo('document_updates').execute();
  },
};

/**
 * How far SQL is with each document. Nothing is known of what was written before, so every document is projected once
 * more after this; what a killed process has left out then comes in.
 */
export const documentProjections: Migration = {
  name: '0021_document_projections',
  async up(db, dialect) {
    const number = dialect === 'postgres' ? 'bigint' : 'integer';
    await db.schema
      .createTable('document_projections')
      .addColumn('document', 'text', (column) => column.primaryKey())
      .addColumn('begun', number, (column) => column.notNull())
      .addColumn('seq', number, (column) => column.notNull())
      .modifyEnd(dialect === 'postgres' ? sql`` : sql`without rowid`)
      .execute();
  },
};

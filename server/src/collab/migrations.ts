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

/** Each document counts its updates for itself, and its client ids belong to people. */
export const documentSequences: Migration = {
  name: '0018_document_sequences',
  async up(db, dialect) {
    const number = dialect === 'postgres' ? 'bigint' : 'integer';
    await db.schema
      .createTable('document_heads')
      .addColumn('document', 'text', (column) => column.primaryKey())
      .addColumn('seq', number, (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('document_clients')
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('client', number, (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('nr', number, (column) => column.notNull())
      .addPrimaryKeyConstraint('document_clients_pk', ['document', 'client'])
      .execute();
    await db.schema.alterTable('document_updates').addColumn('nr', number).execute();
    // The numbers of before were given across all documents: within one they grow, which is all that is asked of them.
    await sql`update document_updates set nr = seq`.execute(db);
    await sql`
      insert into document_heads (document, seq)
      select document, max(seq) from (
        select document, seq from document_updates
        union all select document, upto as seq from document_snapshots
      ) as counted group by document`.execute(db);
    await db.schema.dropIndex('document_updates_document').execute();
    await db.schema
      .createIndex('document_updates_number')
      .unique()
      .on('document_updates')
      .columns(['document', 'nr'])
      .execute();
  },
};

import { sql } from 'kysely';

import type { Migration } from '../../storage/migration.ts';

/** Earlier states of the live documents, and who has written since the newest of them. */
export const versions: Migration = {
  name: '0019_versions',
  async up(db, dialect) {
    const bytes = dialect === 'postgres' ? 'bytea' : 'blob';
    const number = dialect === 'postgres' ? 'bigint' : 'integer';
    await db.schema
      .createTable('document_versions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('seq', number, (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('origin', 'text', (column) => column.notNull())
      .addColumn('name', 'text')
      .addColumn('named_by', 'text', (column) => column.references('people.id').onDelete('set null'))
      .addColumn('writers', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('bytes', 'integer', (column) => column.notNull())
      .addColumn('state', bytes, (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('document_versions_newest')
      .on('document_versions')
      .columns(['document', 'seq', 'at', 'id'])
      .execute();
    // Several nodes may find a document due at the same moment; one of them keeps it.
    await db.schema
      .createIndex('document_versions_once')
      .unique()
      .on('document_versions')
      .columns(['document', 'seq'])
      .where(sql.ref('name'), 'is', null)
      .execute();
    await db.schema
      .createTable('document_writers')
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull().references('people.id').onDelete('cascade'))
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('document_writers_key', ['document', 'person'])
      .execute();
  },
};

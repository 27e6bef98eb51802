import { type Kysely, sql } from 'kysely';

import type { Migration } from '../../storage/migration.ts';
import type { DialectName } from '../../storage/storage.ts';

export const search: Migration = {
  name: '0007_search',
  async up(db, dialect) {
    await db.schema
      .createTable('search_entries')
      .addColumn('nr', dialect === 'sqlite' ? 'integer' : 'serial', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('item', 'text', (column) => column.notNull())
      .addColumn('manufaktur', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('summary', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('folded', 'text', (column) => column.notNull())
      .addUniqueConstraint('search_entries_once', ['kind', 'owner', 'item'])
      .execute();
    await TRIGRAMS[dialect](db);
  },
};

const TRIGRAMS: Record<DialectName, (db: Kysely<unknown>) => Promise<void>> = {
  /** The index reads its text from `search_entries`; the triggers keep the two in step whoever writes. */
  async sqlite(db) {
    await sql`create virtual table search_index using fts5
      (folded, content='search_entries', content_rowid='nr', tokenize='trigram')`.execute(db);
    await sql`create trigger search_entries_added after insert on search_entries begin
      insert into search_index(rowid, folded) values (new.nr, new.folded);
    end`.execute(db);
    await sql`create trigger search_entries_removed after delete on search_entries begin
      insert into search_index(search_index, rowid, folded) values ('delete', old.nr, old.folded);
    end`.execute(db);
    await sql`create trigger search_entries_changed after update of folded on search_entries begin
      insert into search_index(search_index, rowid, folded) values ('delete', old.nr, old.folded);
      insert into search_index(rowid, folded) values (new.nr, new.folded);
    end`.execute(db);
  },
  /** Without the extension (a database whose owner may not add it) search stays right and is only slower. */
  async postgres(db) {
    await sql`do $$ begin
      create extension if not exists pg_trgm;
      create index search_entries_trigrams on search_entries using gin (folded gin_trgm_ops);
    exception when insufficient_privilege or undefined_file or feature_not_supported then
      raise notice 'pg_trgm is not available; search works without an index';
    end $$`.execute(db);
  },
};

import { type Kysely, sql } from 'kysely';

import type { Migration } from '../../storage/migration.ts';

export const events: Migration = {
  name: '0006_events',
  async up(db) {
    await db.schema
      .createTable('events')
      .addColumn('seq', 'integer', (column) => column.primaryKey())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('actor', 'text')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('manufakturen', 'text', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('event_manufakturen')
      .addColumn('manufaktur', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull().references('events.seq'))
      .addPrimaryKeyConstraint('event_manufakturen_pk', ['manufaktur', 'seq'])
      .execute();
    await db.schema
      .createTable('event_proposals')
      .addColumn('proposal', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull().references('events.seq'))
      .addPrimaryKeyConstraint('event_proposals_pk', ['proposal', 'seq'])
      .execute();
    await db.schema.createIndex('event_proposals_by_seq').on('event_proposals').column('seq').execute();
    await counter(db);
  },
};

async function counter(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('event_counter')
    .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
    .addColumn('value', 'integer', (column) => column.notNull())
    .execute();
  await sql`insert into event_counter (id, value) values (1, 0)`.execute(db);
}

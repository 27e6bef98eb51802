import type { OutboxMail } from '@geflecht/contract';

import type { Db } from '../../storage/index.ts';

/** As many as the admin is shown; older ones hold links that no longer work. */
const KEPT = 200;

export async function insertMail(db: Db, mail: Omit<OutboxMail, 'id'>): Promise<void> {
  const { id } = await db
    .insertInto('outbox')
    .values({ recipient: mail.to, subject: mail.subject, body: mail.text, created_at: mail.createdAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .deleteFrom('outbox')
    .where('id', '<=', id - KEPT)
    .execute();
}

/** Newest first. */
export async function listMails(db: Db): Promise<readonly OutboxMail[]> {
  const rows = await db.selectFrom('outbox').selectAll().orderBy('id', 'desc').limit(KEPT).execute();
  return rows.map((row) => ({
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    text: row.body,
    createdAt: row.created_at,
  }));
}

import type { Timestamp } from '@geflecht/domain';
import type { Generated } from 'kysely';

export interface OutboxTables {
  outbox: OutboxRow;
}

/** A mail that did not leave the house, for the admin to hand on. */
export interface OutboxRow {
  id: Generated<number>;
  recipient: string;
  subject: string;
  body: string;
  created_at: Timestamp;
}

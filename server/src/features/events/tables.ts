import type { FeedChange } from '@geflecht/contract';
import type { ManufakturSlug, PersonId, ProposalId, Timestamp } from '@geflecht/domain';

export interface EventsTables {
  events: EventRow;
  /** For reading one Manufaktur's events. */
  event_manufakturen: { seq: number; manufaktur: ManufakturSlug };
  /** For reading one proposal's history; an event about a link belongs to both its ends. */
  event_proposals: { seq: number; proposal: ProposalId };
  /** One row; holding it is holding the right to write. */
  event_counter: { id: 1; value: number };
}

export interface EventRow {
  seq: number;
  at: Timestamp;
  actor: PersonId | null;
  kind: FeedChange['kind'];
  /** JSON: slugs, in the order of the change. */
  manufakturen: string;
  /** JSON: the fields of the change beside its kind. */
  payload: string;
}

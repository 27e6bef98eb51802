import type { FeedChange } from '@geflecht/contract';
import type { ManufakturSlug, PersonId, ProposalId, Timestamp } from '@geflecht/domain';

export interface EventsTables {
  events: EventRow;
  event_manufakturen: { seq: number; manufaktur: ManufakturSlug };
  /** One row; holding it is holding the right to write. */
  event_counter: { id: 1; value: number };
}

export interface EventRow {
  seq: number;
  at: Timestamp;
  actor: PersonId | null;
  kind: FeedChange['kind'];
  /** The proposal it is about, for that proposal's history. */
  proposal: ProposalId | null;
  /** JSON: the fields of the change beside its kind. */
  payload: string;
}

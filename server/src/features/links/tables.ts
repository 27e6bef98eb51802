import type {
  LinkId,
  LinkState,
  ManufakturSlug,
  PersonId,
  ProposalId,
  Score,
  Timestamp,
} from '@geflecht/domain';

export interface LinksTables {
  links: LinkRow;
}

export interface LinkRow {
  id: LinkId;
  from_proposal: ProposalId;
  to_proposal: ProposalId;
  from_manufaktur: ManufakturSlug;
  to_manufaktur: ManufakturSlug;
  score: Score;
  reason: string;
  state: LinkState;
  proposed_by: PersonId;
  answered_by: PersonId | null;
  answer_reason: string | null;
  counter_score: Score | null;
  created_at: Timestamp;
  updated_at: Timestamp;
}

import type {
  ManufakturSlug,
  PersonId,
  ProposalId,
  ProposalState,
  ProposalType,
  Timestamp,
} from '@geflecht/domain';

export interface ProposalsTables {
  proposals: ProposalRow;
}

export interface ProposalRow {
  id: ProposalId;
  manufaktur: ManufakturSlug;
  type: ProposalType;
  title: string;
  summary: string;
  /** JSON: numbers. */
  sdgs: string;
  /** JSON: short names. */
  referate: string;
  state: ProposalState;
  priority: number;
  /** JSON: field names, written by the projection of the live text. */
  smart_filled: string;
  opinion: string | null;
  state_reason: string | null;
  /** The state it was hidden from; null while it is not hidden. */
  hidden_from: ProposalState | null;
  /** JSON: what it was merged into. */
  successors: string;
  author: PersonId | null;
  created_at: Timestamp;
  updated_at: Timestamp;
  version: number;
}

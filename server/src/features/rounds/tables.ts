import type { Day, PersonId, ProposalId, RoundId, RoundState } from '@geflecht/domain';

export interface RoundsTables {
  rounds: RoundRow;
  ratings: RatingRow;
}

export interface RoundRow {
  id: RoundId;
  title: string;
  state: RoundState;
  /** JSON: proposal ids. */
  candidates: string;
  /** JSON: proposal ids. */
  selected: string;
  decided_on: Day | null;
}

export interface RatingRow {
  round: RoundId;
  proposal: ProposalId;
  person: PersonId;
  /** JSON: points (0–3) by criterion. */
  points: string;
}

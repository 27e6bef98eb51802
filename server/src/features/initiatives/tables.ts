import type { InitiativeId } from '@geflecht/domain';

export interface InitiativesTables {
  initiatives: InitiativeRow;
}

export interface InitiativeRow {
  id: InitiativeId;
  name: string;
  kind: string;
  /** JSON: SDG numbers. */
  topics: string;
  /** JSON: slugs. */
  manufakturen: string;
}

import type { Day, Milestone, MilestoneId, MilestoneState } from '@geflecht/domain';

export interface MilestonesTables {
  milestones: MilestoneRow;
}

export interface MilestoneRow {
  id: MilestoneId;
  kind: Milestone['kind'];
  title: string;
  due: Day;
  state: MilestoneState;
  /** JSON: proposal ids. */
  proposals: string;
  responsible: string;
}

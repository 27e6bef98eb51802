import type { Day, MonitoringReport, MonitoringState, PersonId, ProposalId } from '@geflecht/domain';

export interface MonitoringTables {
  monitoring_reports: MonitoringRow;
}

export interface MonitoringRow {
  proposal: ProposalId;
  reported_on: Day;
  state: MonitoringState;
  light: MonitoringReport['light'];
  progress: number;
  author: PersonId;
  text: string;
  /** JSON: sentences. */
  evidence: string;
}

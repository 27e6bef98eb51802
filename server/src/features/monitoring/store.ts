import type { MonitoringReport, ProposalId } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { fromJson } from '../../storage/json.ts';

export async function insertMonitoringReport(db: Db, report: MonitoringReport): Promise<void> {
  await db
    .insertInto('monitoring_reports')
    .values({
      proposal: report.proposal,
      reported_on: report.reportedOn,
      state: report.state,
      light: report.light,
      progress: report.progress,
      author: report.author,
      text: report.text,
      evidence: JSON.stringify(report.evidence),
    })
    .execute();
}

/** A proposal's reports, newest first. */
export async function listMonitoringReports(
  db: Db,
  proposal: ProposalId,
): Promise<readonly MonitoringReport[]> {
  const rows = await db
    .selectFrom('monitoring_reports')
    .selectAll()
    .where('proposal', '=', proposal)
    .orderBy('reported_on', 'desc')
    .execute();
  return rows.map((row) => ({
    proposal: row.proposal,
    reportedOn: row.reported_on,
    state: row.state,
    light: row.light,
    progress: row.progress,
    author: row.author,
    text: row.text,
    evidence: fromJson(row.evidence),
  }));
}

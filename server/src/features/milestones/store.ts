import type { Milestone } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { fromJson } from '../../storage/json.ts';

export async function insertMilestone(db: Db, milestone: Milestone): Promise<void> {
  await db
    .insertInto('milestones')
    .values({
      id: milestone.id,
      kind: milestone.kind,
      title: milestone.title,
      due: milestone.due,
      state: milestone.state,
      proposals: JSON.stringify(milestone.proposals),
      responsible: milestone.responsible,
    })
    .execute();
}

/** What is due first comes first. */
export async function listMilestones(db: Db): Promise<readonly Milestone[]> {
  const rows = await db.selectFrom('milestones').selectAll().orderBy('due').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    due: row.due,
    state: row.state,
    proposals: fromJson(row.proposals),
    responsible: row.responsible,
  }));
}

import type { Initiative } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { fromJson } from '../../storage/json.ts';

export async function insertInitiative(db: Db, initiative: Initiative): Promise<void> {
  await db
    .insertInto('initiatives')
    .values({
      id: initiative.id,
      name: initiative.name,
      kind: initiative.kind,
      topics: JSON.stringify(initiative.topics),
      manufakturen: JSON.stringify(initiative.manufakturen),
    })
    .execute();
}

export async function listInitiatives(db: Db): Promise<readonly Initiative[]> {
  const rows = await db.selectFrom('initiatives').selectAll().orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    topics: fromJson(row.topics),
    manufakturen: fromJson(row.manufakturen),
  }));
}

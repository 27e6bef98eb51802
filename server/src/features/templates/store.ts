import type { BoardTemplate, ManufakturSlug, TemplateId, Timestamp } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import type { BoardTemplateRow } from './tables.ts';

const COLUMNS = ['id', 'manufaktur', 'title', 'how_to', 'made_by', 'created_at'] as const;

export async function insertTemplate(db: Db, template: BoardTemplate, fragment: string): Promise<void> {
  await db
    .insertInto('board_templates')
    .values({
      id: template.id,
      manufaktur: template.manufaktur,
      title: template.title,
      how_to: template.howTo,
      made_by: template.madeBy,
      created_at: template.createdAt,
      put_away_at: null,
      fragment,
    })
    .execute();
}

/** Those on offer, by title. */
export async function listTemplates(db: Db): Promise<readonly BoardTemplate[]> {
  const rows = await db
    .selectFrom('board_templates')
    .select(COLUMNS)
    .where('put_away_at', 'is', null)
    .orderBy('title')
    .orderBy('id')
    .execute();
  return rows.map(templateOf);
}

/** Also one that was put away. */
export async function findTemplate(db: Db, id: TemplateId): Promise<BoardTemplate | undefined> {
  const row = await db.selectFrom('board_templates').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && templateOf(row);
}

/** The fragment of a template that is there, as JSON. */
export async function readTemplateFragment(db: Db, id: TemplateId): Promise<string> {
  const { fragment } = await db
    .selectFrom('board_templates')
    .select('fragment')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return fragment;
}

export async function countTemplates(db: Db, manufaktur: ManufakturSlug): Promise<number> {
  const { count } = await db
    .selectFrom('board_templates')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('manufaktur', '=', manufaktur)
    .where('put_away_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function updateTemplate(
  db: Db,
  id: TemplateId,
  change: {
    readonly title?: string | undefined;
    readonly howTo?: string | undefined;
    readonly putAwayAt?: Timestamp | null | undefined;
  },
): Promise<void> {
  const { title, howTo, putAwayAt } = change;
  await db
    .updateTable('board_templates')
    .set({
      // Names itself, so that a change of nothing is a statement too.
      id,
      ...(title !== undefined && { title }),
      ...(howTo !== undefined && { how_to: howTo }),
      ...(putAwayAt !== undefined && { put_away_at: putAwayAt }),
    })
    .where('id', '=', id)
    .execute();
}

function templateOf(row: Pick<BoardTemplateRow, (typeof COLUMNS)[number]>): BoardTemplate {
  const { id, manufaktur, title, how_to: howTo, made_by: madeBy, created_at: createdAt } = row;
  return { id, manufaktur, title, howTo, madeBy, createdAt };
}

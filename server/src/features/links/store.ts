import type { Link, LinkId, ManufakturSlug, ProposalId } from '@geflecht/domain';
import type { ExpressionBuilder } from 'kysely';

import type { Db, Tables } from '../../storage/index.ts';
import type { LinkRow } from './tables.ts';

export interface LinkFilter {
  /** Links from or to this proposal. */
  readonly proposal?: ProposalId | undefined;
  /** Links from or to this Manufaktur. */
  readonly manufaktur?: ManufakturSlug | undefined;
}

export async function insertLink(db: Db, link: Link): Promise<void> {
  await db.insertInto('links').values(rowOf(link)).execute();
}

export async function updateLink(db: Db, link: Link): Promise<void> {
  const { id, ...row } = rowOf(link);
  await db.updateTable('links').set(row).where('id', '=', id).execute();
}

export async function findLink(db: Db, id: LinkId): Promise<Link | undefined> {
  const row = await db.selectFrom('links').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : linkOf(row);
}

/** Whether there is a link in this very direction; the opposite one is a judgement of its own. */
export async function isLinked(db: Db, from: ProposalId, to: ProposalId): Promise<boolean> {
  const row = await db
    .selectFrom('links')
    .select('id')
    .where('from_proposal', '=', from)
    .where('to_proposal', '=', to)
    .executeTakeFirst();
  return row !== undefined;
}

/** Oldest first. Links that touch a hidden proposal stay out unless asked for. */
export async function listLinks(
  db: Db,
  filter: LinkFilter = {},
  hidden: 'without_hidden' | 'with_hidden' = 'without_hidden',
): Promise<readonly Link[]> {
  let query = db.selectFrom('links').selectAll().orderBy('created_at').orderBy('id');
  const { proposal, manufaktur } = filter;
  if (proposal !== undefined) {
    query = query.where((or) =>
      or.or([or('from_proposal', '=', proposal), or('to_proposal', '=', proposal)]),
    );
  }
  if (manufaktur !== undefined) {
    query = query.where((or) =>
      or.or([or('from_manufaktur', '=', manufaktur), or('to_manufaktur', '=', manufaktur)]),
    );
  }
  if (hidden === 'without_hidden') query = query.where(touchesNothingHidden);
  return (await query.execute()).map(linkOf);
}

/** How many links each Manufaktur has, either direction; neither refused ones nor those to hidden proposals. */
export async function countLinks(db: Db): Promise<ReadonlyMap<ManufakturSlug, number>> {
  const rows = await db
    .selectFrom('links')
    .select((query) => ['from_manufaktur', 'to_manufaktur', query.fn.countAll<number>().as('count')])
    .where('state', '!=', 'abgelehnt')
    .where(touchesNothingHidden)
    .groupBy(['from_manufaktur', 'to_manufaktur'])
    .execute();
  const counts = new Map<ManufakturSlug, number>();
  for (const { from_manufaktur: from, to_manufaktur: to, count } of rows) {
    for (const slug of [from, to]) counts.set(slug, (counts.get(slug) ?? 0) + count);
  }
  return counts;
}

function touchesNothingHidden(test: ExpressionBuilder<Tables, 'links'>) {
  return test.not(
    test.exists(
      test
        .selectFrom('proposals')
        .select('proposals.id')
        .where('proposals.state', '=', 'verborgen')
        .where((end) =>
          end.or([
            end('proposals.id', '=', end.ref('links.from_proposal')),
            end('proposals.id', '=', end.ref('links.to_proposal')),
          ]),
        ),
    ),
  );
}

function rowOf(link: Link): LinkRow {
  return {
    id: link.id,
    from_proposal: link.from,
    to_proposal: link.to,
    from_manufaktur: link.fromManufaktur,
    to_manufaktur: link.toManufaktur,
    score: link.score,
    reason: link.reason,
    state: link.state,
    proposed_by: link.proposedBy,
    answered_by: link.answeredBy,
    answer_reason: link.answerReason,
    counter_score: link.counterScore,
    created_at: link.createdAt,
    updated_at: link.updatedAt,
  };
}

function linkOf(row: LinkRow): Link {
  return {
    id: row.id,
    from: row.from_proposal,
    to: row.to_proposal,
    fromManufaktur: row.from_manufaktur,
    toManufaktur: row.to_manufaktur,
    score: row.score,
    reason: row.reason,
    state: row.state,
    proposedBy: row.proposed_by,
    answeredBy: row.answered_by,
    answerReason: row.answer_reason,
    counterScore: row.counter_score,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

import type { proposalQuery } from '@geflecht/contract';
import {
  accepted,
  type Actor,
  may,
  mayReadProposal,
  type Proposal,
  PROPOSAL_STATES,
  refused,
  type Result,
} from '@geflecht/domain';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import { matchProposals } from '../search/index.ts';
import { listProposals } from './store.ts';

type Query = v.InferOutput<typeof proposalQuery>;
type Sort = NonNullable<Query['sort']>;

/** The list: filtered, and in the asked-for order, by default the most important first. */
export async function findProposals(
  context: Context,
  actor: Actor,
  query: Query,
): Promise<Result<readonly Proposal[]>> {
  if (may(actor, 'read_workspace') !== 'yes') return refused('not_permitted');
  const { db, dialect } = context.storage;
  const { q, sort, ...filter } = query;
  const ids = q === undefined || q === '' ? undefined : await matchProposals({ db, dialect }, q);
  const found = await listProposals(db, { ...filter, ids });
  const visible = found.filter((proposal) => mayReadProposal(actor, proposal));
  return accepted(visible.toSorted(ORDERS[sort ?? 'priority']));
}

const german = new Intl.Collator('de', { numeric: true });
type Order = (one: Proposal, other: Proposal) => number;

const byTitle: Order = (one, other) =>
  german.compare(one.title, other.title) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
const byPriority: Order = (one, other) => one.priority - other.priority || byTitle(one, other);

const ORDERS: Readonly<Record<Sort, Order>> = {
  title: byTitle,
  priority: byPriority,
  updated: (one, other) =>
    one.updatedAt === other.updatedAt ? byTitle(one, other) : one.updatedAt > other.updatedAt ? -1 : 1,
  state: (one, other) =>
    PROPOSAL_STATES.indexOf(one.state) - PROPOSAL_STATES.indexOf(other.state) || byPriority(one, other),
};

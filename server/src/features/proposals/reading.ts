import type { ProposalDetail, proposalQuery } from '@geflecht/contract';
import {
  accepted,
  type Actor,
  may,
  type Proposal,
  PROPOSAL_STATES,
  type ProposalId,
  refused,
  type Result,
} from '@geflecht/domain';
import type * as v from 'valibot';

import type { Context } from '../../app/context.ts';
import { readEvents } from '../events/index.ts';
import { listLinks } from '../links/index.ts';
import { matchProposals } from '../search/index.ts';
import { loadFacts } from './facts.ts';
import { mayReadProposal, readable } from './policy.ts';
import { findProposal, listProposals } from './store.ts';
import { openTransitions } from './transitions.ts';

type Query = v.InferOutput<typeof proposalQuery>;
type Sort = NonNullable<Query['sort']>;

/** Events shown beside one proposal. */
const HISTORY = 50;

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

/** One proposal with everything that stands around its text. */
export async function readProposal(
  context: Context,
  actor: Actor,
  id: ProposalId,
): Promise<Result<ProposalDetail>> {
  const { db } = context.storage;
  const found = readable(actor, await findProposal(db, id));
  if (!found.ok) return found;
  const proposal = found.value;
  const links = await listLinks(db, { proposal: id }, 'with_hidden');
  const ends = await listProposals(db, {
    ids: links.map((link) => (link.from === id ? link.to : link.from)),
  });
  const visibleEnds = ends.filter((end) => mayReadProposal(actor, end));
  const known = new Set([id, ...visibleEnds.map((end) => end.id)]);
  return accepted({
    proposal,
    links: links.filter((link) => known.has(link.from) && known.has(link.to)),
    ends: visibleEnds,
    transitions: openTransitions(actor, proposal, await loadFacts(db, proposal)),
    history: await readEvents(db, { proposal: id, newest: true, limit: HISTORY }),
  });
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

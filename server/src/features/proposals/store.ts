import type {
  ManufakturSlug,
  Proposal,
  ProposalId,
  ProposalState,
  SdgNumber,
  SmartField,
  Timestamp,
} from '@geflecht/domain';
import type { ProposalType } from '@geflecht/domain';

import type { Db } from '../../storage/index.ts';
import { fromJson } from '../../storage/json.ts';
import type { ProposalRow } from './tables.ts';

export interface ProposalFilter {
  readonly manufaktur?: ManufakturSlug | undefined;
  readonly state?: ProposalState | undefined;
  readonly type?: ProposalType | undefined;
  readonly sdg?: SdgNumber | undefined;
  readonly ids?: readonly ProposalId[] | undefined;
}

export async function insertProposal(db: Db, proposal: Proposal): Promise<void> {
  await db
    .insertInto('proposals')
    .values({ ...rowOf(proposal), hidden_from: null, successors: '[]' })
    .execute();
}

export async function findProposal(db: Db, id: ProposalId): Promise<Proposal | undefined> {
  const row = await db.selectFrom('proposals').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : proposalOf(row);
}

/** In no particular order: the orders people ask for depend on the German alphabet and are made by the service. */
export async function listProposals(db: Db, filter: ProposalFilter = {}): Promise<readonly Proposal[]> {
  const { manufaktur, state, type, sdg, ids } = filter;
  if (ids?.length === 0) return [];
  let query = db.selectFrom('proposals').selectAll();
  if (manufaktur !== undefined) query = query.where('manufaktur', '=', manufaktur);
  if (state !== undefined) query = query.where('state', '=', state);
  if (type !== undefined) query = query.where('type', '=', type);
  if (ids !== undefined) query = query.where('id', 'in', ids);
  const found = (await query.execute()).map(proposalOf);
  return sdg === undefined ? found : found.filter((proposal) => proposal.sdgs.includes(sdg));
}

/** Writes the header as it now is. The caller has checked the version in the same transaction. */
export async function updateProposal(db: Db, proposal: Proposal): Promise<void> {
  const { id, ...row } = rowOf(proposal);
  await db.updateTable('proposals').set(row).where('id', '=', id).execute();
}

/** What the live text says about the S.M.A.R.T. sheet. No new version: nobody's header edit is made stale by it. */
export async function setSmartFilled(
  db: Db,
  id: ProposalId,
  fields: readonly SmartField[],
  at: Timestamp,
): Promise<void> {
  await db
    .updateTable('proposals')
    .set({ smart_filled: JSON.stringify(fields), updated_at: at })
    .where('id', '=', id)
    .execute();
}

export interface SideFacts {
  readonly hiddenFrom: ProposalState | null;
  readonly successors: readonly ProposalId[];
}

/** What a later step needs to know and a header does not show. */
export async function findSideFacts(db: Db, id: ProposalId): Promise<SideFacts> {
  const row = await db
    .selectFrom('proposals')
    .select(['hidden_from', 'successors'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { hiddenFrom: row.hidden_from, successors: fromJson(row.successors) };
}

export async function saveSideFacts(db: Db, id: ProposalId, facts: SideFacts): Promise<void> {
  await db
    .updateTable('proposals')
    .set({ hidden_from: facts.hiddenFrom, successors: JSON.stringify(facts.successors) })
    .where('id', '=', id)
    .execute();
}

/** How many proposals each Manufaktur has in each state. */
export async function countByState(
  db: Db,
): Promise<readonly { manufaktur: ManufakturSlug; state: ProposalState; count: number }[]> {
  return await db
    .selectFrom('proposals')
    .select((query) => ['manufaktur', 'state', query.fn.countAll<number>().as('count')])
    .groupBy(['manufaktur', 'state'])
    .execute();
}

function rowOf(proposal: Proposal): Omit<ProposalRow, 'hidden_from' | 'successors'> {
  return {
    id: proposal.id,
    manufaktur: proposal.manufaktur,
    type: proposal.type,
    title: proposal.title,
    summary: proposal.summary,
    sdgs: JSON.stringify(proposal.sdgs),
    referate: JSON.stringify(proposal.referate),
    state: proposal.state,
    priority: proposal.priority,
    smart_filled: JSON.stringify(proposal.smartFilled),
    opinion: proposal.opinion,
    state_reason: proposal.stateReason,
    author: proposal.author,
    created_at: proposal.createdAt,
    updated_at: proposal.updatedAt,
    version: proposal.version,
  };
}

function proposalOf(row: ProposalRow): Proposal {
  return {
    id: row.id,
    manufaktur: row.manufaktur,
    type: row.type,
    title: row.title,
    summary: row.summary,
    sdgs: fromJson(row.sdgs),
    referate: fromJson(row.referate),
    state: row.state,
    priority: row.priority,
    smartFilled: fromJson(row.smart_filled),
    opinion: row.opinion,
    stateReason: row.state_reason,
    author: row.author,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

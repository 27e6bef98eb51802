import type { ProposalDetail } from '@geflecht/contract';
import { accepted, type Actor, mayReadProposal, type ProposalId, type Result } from '@geflecht/domain';

import type { Context } from '../../app/context.ts';
import { readEvents } from '../events/index.ts';
import { listLinks } from '../links/index.ts';
import { findProposal, listProposals, openTransitions, readable } from '../proposals/index.ts';

/** Events shown beside one proposal. */
const HISTORY = 50;

/** One proposal with everything that stands around its text; other features' facts come together here. */
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
    transitions: await openTransitions(db, actor, proposal),
    history: await readEvents(db, { proposal: id, newest: true, limit: HISTORY }),
  });
}

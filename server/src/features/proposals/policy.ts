import { type Actor, may, type Proposal } from '@geflecht/domain';

/** Hidden proposals are there only for those who may hide and show them. */
export function mayReadProposal(actor: Actor, proposal: Pick<Proposal, 'manufaktur' | 'state'>): boolean {
  const target = { manufaktur: proposal.manufaktur };
  if (proposal.state === 'verborgen') return may(actor, 'hide_unlawful', target) === 'yes';
  return may(actor, 'read_workspace', target) === 'yes';
}

import {
  accepted,
  type Actor,
  may,
  mayReadProposal,
  type Proposal,
  refused,
  type Result,
} from '@geflecht/domain';

/**
 * The proposal, if there is one for this person. Whoever may look around hears the same of a hidden one as of one that
 * never was; whoever may not look around hears nothing of either. `field` names the one meant among several.
 */
export function readable(actor: Actor, proposal: Proposal | undefined, field?: string): Result<Proposal> {
  if (proposal !== undefined && mayReadProposal(actor, proposal)) return accepted(proposal);
  if (may(actor, 'read_workspace') !== 'yes') return refused('not_permitted');
  return refused('unknown_id', field === undefined ? undefined : { field });
}

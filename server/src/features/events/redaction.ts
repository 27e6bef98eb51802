import type { FeedEvent } from '@geflecht/contract';
import type { ProposalId } from '@geflecht/domain';

/**
 * What everybody may know about an event of a hidden proposal: that it happened, not what was written. The feed goes
 * to every browser alike, so it never carries words that only few may read.
 */
export function withoutContent(event: FeedEvent, hidden: ReadonlySet<ProposalId>): FeedEvent {
  if ('proposal' in event && hidden.has(event.proposal.id)) {
    const proposal = { ...event.proposal, title: '', summary: '', opinion: null, stateReason: null };
    if (event.kind === 'proposal_moved') return { ...event, proposal, reason: null };
    if ('version' in event) return { ...event, proposal, version: { ...event.version, name: '' } };
    return { ...event, proposal };
  }
  if ('link' in event && (hidden.has(event.link.from) || hidden.has(event.link.to))) {
    return { ...event, link: { ...event.link, reason: '', answerReason: null } };
  }
  return event;
}

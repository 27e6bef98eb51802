import type { Proposal, ProposalState } from '@geflecht/domain';
import type { ExampleWorld } from '@geflecht/example-world';

import type { NewEvent } from '../events/index.ts';

/** Where a proposal most plausibly came from. */
const CAME_FROM: Readonly<Record<ProposalState, ProposalState>> = {
  idee: 'idee',
  in_arbeit: 'idee',
  ausgearbeitet: 'in_arbeit',
  nominiert: 'ausgearbeitet',
  ausgewaehlt: 'nominiert',
  vorgestellt: 'ausgewaehlt',
  aufgegriffen: 'vorgestellt',
  in_begleitung: 'aufgegriffen',
  abgeschlossen: 'in_begleitung',
  weiterentwicklung: 'nominiert',
  ruhend: 'in_arbeit',
  zusammengefuehrt: 'in_arbeit',
  geteilt: 'in_arbeit',
  verborgen: 'in_arbeit',
};

/** What has happened in the example world so far, oldest first, as far as its dates tell. */
export function historyOf(world: ExampleWorld): readonly NewEvent[] {
  const events: NewEvent[] = [];
  for (const { header } of world.proposals) events.push(...historyOfProposal(header));
  for (const link of world.links) {
    const manufakturen = [link.fromManufaktur, link.toManufaktur];
    const proposed = { ...link, state: 'vorgeschlagen', answeredBy: null, answerReason: null } as const;
    events.push({
      at: link.createdAt,
      actor: link.proposedBy,
      manufakturen,
      change: { kind: 'link_proposed', link: { ...proposed, counterScore: null } },
    });
    if (link.answeredBy === null) continue;
    events.push({
      at: link.updatedAt,
      actor: link.answeredBy,
      manufakturen: manufakturen.toReversed(),
      change: { kind: 'link_answered', link },
    });
  }
  for (const membership of world.memberships) {
    events.push({
      at: membership.since,
      actor: membership.person,
      manufakturen: [membership.manufaktur],
      change: { kind: 'member_joined', membership },
    });
  }
  return events.toSorted((one, other) => (one.at < other.at ? -1 : 1));
}

function historyOfProposal(proposal: Proposal): readonly NewEvent[] {
  const { createdAt, updatedAt, manufaktur, author, state, stateReason } = proposal;
  const first: Proposal = { ...proposal, state: 'idee', stateReason: null, updatedAt: createdAt };
  const created: NewEvent = {
    at: createdAt,
    actor: author,
    manufakturen: [manufaktur],
    change: { kind: 'proposal_created', proposal: first },
  };
  if (state === 'idee') return [created];
  const moved: NewEvent = {
    at: updatedAt,
    actor: author,
    manufakturen: [manufaktur],
    change: { kind: 'proposal_moved', proposal, from: CAME_FROM[state], reason: stateReason },
  };
  return [created, moved];
}

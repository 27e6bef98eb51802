import type { ManufakturSlug, Proposal, ProposalId, ProposalState, ProposalType } from '@geflecht/domain';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

import { linksQuery, proposalsQuery } from '../../app/proposal-queries.ts';

/** What a card on a board shows of its proposal. */
export interface ProposalCard {
  readonly title: string;
  readonly type: ProposalType;
  readonly state: ProposalState;
  readonly sdgs: readonly number[];
  readonly manufaktur: ManufakturSlug;
  /** Links to other Manufakturen, either direction; refused ones do not count. */
  readonly links: number;
}

/** Looks proposals up for cards; a new function whenever an answer changed, the same one otherwise. */
export function useProposalCards(): (id: ProposalId) => ProposalCard | undefined {
  const { data: proposals } = useQuery(proposalsQuery());
  const { data: links } = useQuery(linksQuery());
  const byId = useMemo(
    () => new Map((proposals ?? []).map((proposal) => [proposal.id, proposal])),
    [proposals],
  );
  const counts = useMemo(() => {
    const found = new Map<ProposalId, number>();
    for (const link of links ?? []) {
      if (link.state === 'abgelehnt') continue;
      for (const end of [link.from, link.to]) found.set(end, (found.get(end) ?? 0) + 1);
    }
    return found;
  }, [links]);
  return useCallback((id) => cardOf(byId.get(id), counts.get(id) ?? 0), [byId, counts]);
}

function cardOf(proposal: Proposal | undefined, links: number): ProposalCard | undefined {
  if (proposal === undefined) return undefined;
  const { title, type, state, sdgs, manufaktur } = proposal;
  return { title, type, state, sdgs, manufaktur, links };
}

import type { Place, ProposalDetail } from '@geflecht/contract';
import { type ManufakturSlug, manufakturSlugSchema, proposalIdSchema } from '@geflecht/domain';
import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import * as v from 'valibot';

import { proposalQuery } from '../proposal-queries.ts';

// Stands in where there is no proposal; nothing is asked for under it.
const NO_PROPOSAL = v.parse(proposalIdSchema, 'none');
const VIEWS = ['tafel', 'vorschlaege', 'verknuepfungen', 'menschen', 'verlauf'] as const;
/** The tabs of a Manufaktur; each is the last part of its address. */
export type ManufakturView = (typeof VIEWS)[number];
export const MANUFAKTUR_VIEWS: readonly ManufakturView[] = VIEWS;

/** Where an address leads, as far as the address alone tells: a proposal's Manufaktur is added by the caller. */
export function placeOf(pathname: string): Place {
  const [first, second, third] = pathname.split('/').filter((part) => part !== '');
  if (first === undefined) return { manufaktur: null, view: 'uebersicht' };
  if (first === 'm' && v.is(manufakturSlugSchema, second)) {
    const view = VIEWS.find((each) => each === third) ?? 'tafel';
    return { manufaktur: second as ManufakturSlug, view };
  }
  if (first === 'vorschlag' && v.is(proposalIdSchema, second)) {
    return { manufaktur: null, view: 'vorschlag', proposal: v.parse(proposalIdSchema, second) };
  }
  return { manufaktur: null, view: 'sonst' };
}

/** The place of the current route; while a proposal loads its Manufaktur is not known yet. */
export function usePlace(): {
  readonly place: Place;
  readonly proposal: ProposalDetail | null;
  readonly settled: boolean;
} {
  const pathname = useRouterState({
    select: (state) => state.resolvedLocation?.pathname ?? state.location.pathname,
  });
  const place = placeOf(pathname);
  // Only listens: the screen of the proposal asks for it. It still has to say how to ask, because what one observer
  // says holds for the query as a whole.
  const { data } = useQuery({ ...proposalQuery(place.proposal ?? NO_PROPOSAL), enabled: false });
  const proposal = place.view === 'vorschlag' ? (data ?? null) : null;
  if (proposal === null) return { place, proposal, settled: place.view !== 'vorschlag' };
  return { place: { ...place, manufaktur: proposal.proposal.manufaktur }, proposal, settled: true };
}

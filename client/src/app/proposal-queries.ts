import type { ProposalDetail, ProposalQuery } from '@geflecht/contract';
import type { Link, ManufakturSlug, Proposal, ProposalId } from '@geflecht/domain';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

import { request } from '../platform/api.ts';
import { useManufakturNames } from '../platform/manufaktur-names.ts';
import { overviewQuery } from './queries.ts';

/** Proposals the server finds; the event feed keeps the answer fresh. */
export function proposalsQuery(filter: ProposalQuery = {}) {
  return queryOptions({
    queryKey: ['proposals', filter],
    queryFn: ({ signal }) => request<readonly Proposal[]>('proposals', { query: { ...filter }, signal }),
  });
}

/** One proposal with everything around its text. */
export function proposalQuery(id: ProposalId) {
  return queryOptions({
    queryKey: ['proposal', id],
    queryFn: ({ signal }) => request<ProposalDetail>('proposal', { params: { id }, signal }),
  });
}

/** Links of one proposal, of one Manufaktur, or all. */
export function linksQuery(
  filter: { readonly proposal?: ProposalId; readonly manufaktur?: ManufakturSlug } = {},
) {
  return queryOptions({
    queryKey: ['links', filter],
    queryFn: ({ signal }) => request<readonly Link[]>('links', { query: { ...filter }, signal }),
  });
}

/** What marks and names need of a Manufaktur. */
export interface ManufakturLabel {
  readonly number: number;
  readonly short: string;
  readonly full: string;
}

/** Number and names of a Manufaktur by slug; `undefined` while the overview loads. */
export function useManufakturLabels(): (slug: ManufakturSlug) => ManufakturLabel | undefined {
  const { data } = useQuery(overviewQuery);
  const names = useManufakturNames();
  const bySlug = useMemo(() => new Map((data?.manufakturen ?? []).map((each) => [each.slug, each])), [data]);
  return useCallback(
    (slug) => {
      const found = bySlug.get(slug);
      return found && { number: found.number, short: names.short(found), full: names.full(found) };
    },
    [bySlug, names],
  );
}

import type { ProposalDetail } from '@geflecht/contract';
import type { Link } from '@geflecht/domain';
import type { QueryClient } from '@tanstack/react-query';

import type { linksQuery } from '../../app/proposal-queries.ts';

type Filter = NonNullable<Parameters<typeof linksQuery>[0]>;

function withLink(list: readonly Link[], link: Link): readonly Link[] {
  return [...list.filter((each) => each.id !== link.id), link];
}

function concerns(filter: Filter, link: Link): boolean {
  const { proposal, manufaktur } = filter;
  return (
    (proposal === undefined || link.from === proposal || link.to === proposal) &&
    (manufaktur === undefined || link.fromManufaktur === manufaktur || link.toManufaktur === manufaktur)
  );
}

/** Puts the server's answer into the caches at once; the event that brings it to the others follows. */
export function rememberLink(queries: QueryClient, link: Link): void {
  for (const [key, list] of queries.getQueriesData<readonly Link[]>({ queryKey: ['links'] })) {
    if (list === undefined || !concerns(key[1] ?? {}, link)) continue;
    queries.setQueryData(key, withLink(list, link));
  }
  for (const id of [link.from, link.to]) {
    queries.setQueryData<ProposalDetail>(['proposal', id], (detail) =>
      detail === undefined ? undefined : { ...detail, links: withLink(detail.links, link) },
    );
    // The other end's header may not be here yet.
    void queries.invalidateQueries({ queryKey: ['proposal', id], exact: true });
  }
}

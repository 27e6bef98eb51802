import type { BoardLine } from '@geflecht/contract';
import type { Board, ManufakturSlug } from '@geflecht/domain';
import { type QueryClient, queryOptions } from '@tanstack/react-query';

import { manufakturQuery } from '../../app/queries.ts';
import { request } from '../../platform/api.ts';

/** A Manufaktur's boards with what is new on them; that changes with every word, so each look asks anew. */
export function boardsQuery(slug: ManufakturSlug) {
  return queryOptions({
    queryKey: ['boards', slug],
    queryFn: ({ signal }) => request<readonly BoardLine[]>('boards', { params: { slug }, signal }),
    staleTime: 0,
  });
}

/** Shows at once what one has just done oneself; the others hear of it by the feed. */
export async function refreshBoards(queries: QueryClient, { manufaktur }: Board): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: boardsQuery(manufaktur).queryKey }),
    queries.invalidateQueries({ queryKey: manufakturQuery(manufaktur).queryKey }),
  ]);
}

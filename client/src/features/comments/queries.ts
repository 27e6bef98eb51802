import type { CommentPage, CommentThread, ThreadView } from '@geflecht/contract';
import type { BoardId, ThreadId } from '@geflecht/domain';
import { infiniteQueryOptions, queryOptions, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import { request } from '../../platform/api.ts';
import { countByItem } from './patch.ts';

/** Pages of 200 threads that are read without being asked for. */
const PAGES_AT_ONCE = 5;

export function commentsQuery(board: BoardId) {
  return infiniteQueryOptions({
    queryKey: ['comments', board],
    queryFn: ({ signal, pageParam }) =>
      request<CommentPage>('comments', {
        params: { id: board },
        query: { before: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as ThreadId | null,
    getNextPageParam: ({ next }) => next,
  });
}

export function threadQuery(id: ThreadId) {
  return queryOptions({
    queryKey: ['comment thread', id],
    queryFn: ({ signal }) => request<ThreadView>('thread', { params: { id }, signal }),
    // Only what is heard while the board is open keeps it fresh.
    staleTime: 0,
  });
}

const NONE: readonly CommentThread[] = [];

/** The threads of a board, newest first, the newest thousand at once. */
export function useThreads(board: BoardId) {
  const query = useInfiniteQuery(commentsQuery(board));
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  const pages = data?.pages.length ?? 0;
  useEffect(() => {
    const goesOn = hasNextPage && !isFetching && !isError && pages < PAGES_AT_ONCE;
    if (goesOn) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, pages, fetchNextPage]);
  const threads = useMemo(() => data?.pages.flatMap((page) => page.threads) ?? NONE, [data]);
  return { ...query, threads };
}

/** How many open threads each item of a board has, by its id. */
export function useCommentCounts(board: BoardId): ReadonlyMap<string, number> {
  const { threads } = useThreads(board);
  return useMemo(() => countByItem(threads), [threads]);
}

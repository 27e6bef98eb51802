import type { SearchHit } from '@geflecht/contract';
import { LIMITS } from '@geflecht/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { request } from '../../platform/api.ts';

/** Long enough not to ask at every letter, short enough to feel at once; ms. */
const PAUSE = 120;

/** The words once typing has paused. */
function usePaused(words: string): string {
  const [paused, setPaused] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(words), PAUSE);
    return () => clearTimeout(timer);
  }, [words]);
  return paused;
}

/** Hits across all Manufakturen; the last ones stay in sight until the new ones are here. */
export function useSearch(typed: string) {
  const q = usePaused(typed.trim().slice(0, LIMITS.search));
  const hits = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => request<SearchHit[]>('search', { query: { q }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  return { q, hits };
}

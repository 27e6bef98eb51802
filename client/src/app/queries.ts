import type { DirectoryEntry, ManufakturDetail, Overview, SessionView } from '@geflecht/contract';
import { type DocumentAddress, type ManufakturSlug, may, type PersonId } from '@geflecht/domain';
import { QueryClient, queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { ApiProblem, request } from '../platform/api.ts';

/**
 * Caches stay fresh through the event feed (`feed.ts`), not by asking again: so nothing is stale by time alone,
 * and a window that gets the focus does not reload every list.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => !(error instanceof ApiProblem) && count < 3,
      },
      // Without a network a deed fails with a sentence, instead of waiting without one and happening unexpectedly later.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** An answer this late does not come any more: the next attempt has better chances; ms. */
const SESSION_PATIENCE = 15_000;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) =>
    request<SessionView>('session', {
      signal: AbortSignal.any([signal, AbortSignal.timeout(SESSION_PATIENCE)]),
    }),
  staleTime: Infinity,
  // Every answer is news, even one that says the same: the connection takes it as the sign that the session stands again.
  structuralSharing: false,
});

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => request<Overview>('overview', { signal }),
});

/** Everybody's name by id; needs a session. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => request<DirectoryEntry[]>('people', { signal }),
});

export function manufakturQuery(slug: ManufakturSlug) {
  return queryOptions({
    queryKey: ['manufaktur', slug],
    queryFn: ({ signal }) => request<ManufakturDetail>('manufaktur', { params: { slug }, signal }),
  });
}

/** Where the list of a document's versions is cached. */
export function versionsKey({ kind, id }: DocumentAddress) {
  return ['versions', kind, id] as const;
}

/** Who is asking. `Start` shows no screen without it, so it is always there. */
export function useSession(): SessionView {
  return useSuspenseQuery(sessionQuery).data;
}

export interface PeopleDirectory {
  /** The name of a person, or `null` while the directory loads or when the person is gone. */
  name(id: PersonId): string | null;
  get(id: PersonId): DirectoryEntry | undefined;
}

/** Names by id; empty for those who may not look into the working spaces. */
export function usePeople(): PeopleDirectory {
  const session = useSession();
  const { data } = useQuery({ ...peopleQuery, enabled: may(session.actor, 'read_people') === 'yes' });
  return useMemo(() => {
    const byId = new Map((data ?? []).map((person) => [person.id, person]));
    return { name: (id) => byId.get(id)?.name ?? null, get: (id) => byId.get(id) };
  }, [data]);
}

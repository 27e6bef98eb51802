import type { MentionList } from '@geflecht/contract';
import { may } from '@geflecht/domain';
import { queryOptions, useQuery } from '@tanstack/react-query';

import { useSession } from '../../app/queries.ts';
import { request } from '../../platform/api.ts';

/** Milliseconds between two looks at the own mentions: they may come from boards that are not open here. */
const MENTIONS_EVERY = 60_000;

export const mentionsQuery = queryOptions({
  queryKey: ['mentions'],
  queryFn: ({ signal }) => request<MentionList>('mentions', { signal }),
  staleTime: MENTIONS_EVERY,
  refetchInterval: MENTIONS_EVERY,
  refetchOnWindowFocus: true,
});

/** What others have said to the one signed in; nothing for those who see no working space. */
export function useMentions() {
  const { actor } = useSession();
  return useQuery({ ...mentionsQuery, enabled: may(actor, 'read_workspace') === 'yes' });
}

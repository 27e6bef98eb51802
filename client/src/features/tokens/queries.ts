import type { AccessToken, PersonId } from '@geflecht/domain';
import { queryOptions } from '@tanstack/react-query';

import { request } from '../../platform/api.ts';

/** The own access tokens. No event tells of them, so they are asked for whenever the list is opened. */
export function tokensQuery(person: PersonId) {
  return queryOptions({
    queryKey: ['tokens', person],
    queryFn: ({ signal }) => request<AccessToken[]>('tokens', { signal }),
    staleTime: 0,
  });
}

import { LIMITS, type VersionContent } from '@geflecht/contract';
import type { SharedAddress, DocumentVersion, VersionId } from '@geflecht/domain';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { versionsKey } from '../../app/queries.ts';
import { request } from '../../platform/api.ts';

/** Versions that come by themselves are told by nobody; milliseconds between two looks while the list is open. */
const LOOK_EVERY = 60_000;

/** The versions of a document, newest first. */
export function versionsQuery(address: SharedAddress) {
  return infiniteQueryOptions({
    queryKey: versionsKey(address),
    queryFn: ({ pageParam, signal }) =>
      request<readonly DocumentVersion[]>('versions', {
        params: { kind: address.kind, id: address.id },
        query: { before: pageParam },
        signal,
      }),
    initialPageParam: undefined as VersionId | undefined,
    getNextPageParam: (last) => (last.length < LIMITS.versionPage ? undefined : last.at(-1)?.id),
    staleTime: 0,
    refetchInterval: LOOK_EVERY,
  });
}

/** One version with its content, and how it differs from now. */
export function versionQuery(id: VersionId) {
  return queryOptions({
    queryKey: ['version', id],
    queryFn: ({ signal }) => request<VersionContent>('version', { params: { id }, signal }),
    // The document goes on while one looks at the version.
    staleTime: 0,
    gcTime: 0,
  });
}

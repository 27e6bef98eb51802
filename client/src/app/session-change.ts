import type { SessionView } from '@geflecht/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';

import { sessionQuery } from './queries.ts';
import { setRoster } from './roster.ts';
import { setTrail } from './trail.ts';

/** Where to go after signing in; only addresses of our own. */
export function ownAddress(address: string | undefined): string {
  return address !== undefined && /^\/(?!\/)/.test(address) ? address : '/';
}

/**
 * Makes another person (or nobody) the one who is asking: goes to `to` and forgets whatever the person before was
 * shown.
 */
export function useSessionChange(): (session: SessionView, to: string) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  return async (session, to) => {
    queries.setQueryData(sessionQuery.queryKey, session);
    setRoster(null);
    setTrail([]);
    router.history.push(to);
    await router.invalidate();
    await queries.resetQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
  };
}

import type { ManufakturSummary } from '@geflecht/contract';
import { useQuery } from '@tanstack/react-query';

import { overviewQuery } from '../queries.ts';
import { useRoster } from '../roster.ts';

const NONE: readonly ManufakturSummary[] = [];
/** Visitors have no socket; this is how long a head count may be old for them. */
const VISITOR_REFRESH = 20_000;

/** All Manufakturen and the live head counts; visitors get the counts of the last answer. */
export function useManufakturen(): {
  readonly manufakturen: readonly ManufakturSummary[];
  readonly headsOf: (slug: string) => number;
} {
  const roster = useRoster();
  const { data } = useQuery({
    ...overviewQuery,
    ...(roster.known ? {} : { refetchInterval: VISITOR_REFRESH }),
  });
  const heads = roster.known ? roster.heads : (data?.heads ?? {});
  return { manufakturen: data?.manufakturen ?? NONE, headsOf: (slug) => heads[slug] ?? 0 };
}

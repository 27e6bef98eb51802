import type { FeedEvent } from '@geflecht/contract';

import { dayInMunich } from '../../platform/now.ts';

/** Newest day first; inside a day in the order given. */
export function groupByDay(
  events: readonly FeedEvent[],
): readonly { readonly day: string; readonly events: readonly FeedEvent[] }[] {
  const days = Map.groupBy(events, (event) => dayInMunich(new Date(event.at)));
  return [...days].map(([day, group]) => ({ day, events: group }));
}

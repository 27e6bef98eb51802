import type { FeedEvent } from '@geflecht/contract';

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** The calendar day of a moment in Munich, `YYYY-MM-DD`. */
export function dayOf(when: Date): string {
  return DAY.format(when);
}

/** Newest day first; inside a day in the order given. */
export function groupByDay(
  events: readonly FeedEvent[],
): readonly { readonly day: string; readonly events: readonly FeedEvent[] }[] {
  const days = Map.groupBy(events, (event) => dayOf(new Date(event.at)));
  return [...days].map(([day, group]) => ({ day, events: group }));
}

import { useSyncExternalStore } from 'react';

import { readStoredJson, writeStored } from '../platform/stored.ts';

/**
 * When each Manufaktur was last looked at on this device, as the server's time of the newest move seen there: so the
 * clock of the device does not matter.
 */
export type Visits = Readonly<Record<string, string>>;

/** True when something moved after the last visit. Where one never was, nothing is new. */
export function isUnread(visits: Visits, slug: string, lastMove: string | null): boolean {
  const seen = visits[slug];
  return seen !== undefined && lastMove !== null && lastMove > seen;
}

/** The visits after looking at a Manufaktur whose newest move is `lastMove`; never goes back in time. */
export function visited(visits: Visits, slug: string, lastMove: string | null): Visits {
  const seen = visits[slug];
  const next = lastMove ?? '';
  if (seen !== undefined && seen >= next) return visits;
  return { ...visits, [slug]: next };
}

function isVisits(value: unknown): value is Visits {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((time) => typeof time === 'string')
  );
}

const keyOf = (person: string): string => `geflecht.besucht.${person}`;
const cache = new Map<string, Visits>();
const listeners = new Set<() => void>();

function visitsOf(person: string): Visits {
  let visits = cache.get(person);
  if (visits === undefined) {
    visits = readStoredJson(keyOf(person), isVisits) ?? {};
    cache.set(person, visits);
  }
  return visits;
}

/** Notes that the person is looking at a Manufaktur. */
export function markVisited(person: string, slug: string, lastMove: string | null): void {
  const before = visitsOf(person);
  const after = visited(before, slug, lastMove);
  if (after === before) return;
  cache.set(person, after);
  writeStored(keyOf(person), JSON.stringify(after));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useVisits(person: string | null): Visits {
  return useSyncExternalStore(subscribe, () => (person === null ? NONE : visitsOf(person)));
}

const NONE: Visits = {};

import type { HubMessage, RosterEntry } from '@geflecht/contract';
import { useSyncExternalStore } from 'react';

/** Who is where right now, as the hub last said. */
export interface Roster {
  readonly people: readonly RosterEntry[];
  /** Head counts by slug of the Manufaktur. */
  readonly heads: Readonly<Record<string, number>>;
  /** False until the hub has spoken, and for visitors. */
  readonly known: boolean;
}

const NOBODY: Roster = { people: [], heads: {}, known: false };
let roster: Roster = NOBODY;
const listeners = new Set<() => void>();

export function setRoster(message: Extract<HubMessage, { type: 'roster' }> | null): void {
  roster = message === null ? NOBODY : { people: message.people, heads: message.heads, known: true };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useRoster(): Roster {
  return useSyncExternalStore(subscribe, () => roster);
}

import { useSyncExternalStore } from 'react';

import { readStoredJson, writeStored } from '../platform/stored.ts';

/** A place one has floated through: a Manufaktur, or the Übersicht (`null`). */
export interface Stop {
  readonly manufaktur: string | null;
  /** The address last seen there, with its query; going back opens exactly this. */
  readonly href: string;
  /** Names the view in the router's memory of scroll positions. */
  readonly view?: string;
}

/** The oldest stop first; the last one is where the person is. */
export type Trail = readonly Stop[];

const TRAIL_KEY = 'geflecht.weg';
const VIEW_KEY = 'geflecht.ansicht.';
/** As many as anybody remembers, and as fit into one line. */
const LONGEST = 8;

/**
 * The trail after the person came to `stop`. Moving inside a Manufaktur only changes where its stop leads; arriving
 * in another one adds a stop.
 */
export function arriveAt(trail: Trail, stop: Stop): Trail {
  const here = trail.at(-1);
  if (here === undefined) return [stop];
  if (here.manufaktur === stop.manufaktur) {
    return here.href === stop.href && here.view === stop.view ? trail : [...trail.slice(0, -1), stop];
  }
  // The browser's own way back leads to the stop before: that shortens the trail instead of growing it.
  const before = trail.at(-2);
  if (before?.manufaktur === stop.manufaktur && before.href === stop.href) return trail.slice(0, -1);
  return [...trail, stop].slice(-LONGEST);
}

/** The stop to return to and the trail once one is there; `null` when there is nothing before. */
export function stepBack(trail: Trail, steps = 1): { readonly to: Stop; readonly trail: Trail } | null {
  const rest = trail.slice(0, trail.length - steps);
  const to = rest.at(-1);
  return to === undefined ? null : { to, trail: rest };
}

function isTrail(value: unknown): value is Trail {
  return (
    Array.isArray(value) &&
    value.every(
      (stop) => typeof stop === 'object' && stop !== null && typeof (stop as Stop).href === 'string',
    )
  );
}

let current: Trail | null = null;
const listeners = new Set<() => void>();

/** This tab's trail; it survives a reload. */
export function currentTrail(): Trail {
  current ??= readStoredJson(TRAIL_KEY, isTrail, 'tab') ?? [];
  return current;
}

export function setTrail(trail: Trail): void {
  if (trail === currentTrail()) return;
  current = trail;
  writeStored(TRAIL_KEY, JSON.stringify(trail), 'tab');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTrail(): Trail {
  return useSyncExternalStore(subscribe, currentTrail);
}

/**
 * Remembers how a view was left (camera of a board, scroll of a list), for this tab. `key` names the view, e.g.
 * `board:<id>`; `state` is plain JSON.
 */
export function rememberView(key: string, state: unknown): void {
  writeStored(VIEW_KEY + key, JSON.stringify(state), 'tab');
}

/** How the view was left, or `null`; `is` refuses what an older version may have written. */
export function recallView<T>(key: string, is: (value: unknown) => value is T): T | null {
  return readStoredJson(VIEW_KEY + key, is, 'tab');
}

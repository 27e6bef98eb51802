import type { BoardEngine, BoardEngineEvents } from '@geflecht/board-engine';
import { useCallback, useRef, useSyncExternalStore } from 'react';

/**
 * A value of the engine that React should show: read anew whenever one of the events happens. `same` decides
 * whether the screen has to follow; objects read from the engine are often equal, not identical.
 */
export function useEngineState<T>(
  engine: BoardEngine,
  events: readonly (keyof BoardEngineEvents)[],
  read: () => T,
  same: (a: T, b: T) => boolean = Object.is,
): T {
  const last = useRef<{ value: T } | null>(null);
  const names = events.join();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = (names.split(',') as (keyof BoardEngineEvents)[]).map((name) =>
        engine.on(name, listener),
      );
      return () => {
        for (const stop of stops) stop();
      };
    },
    [engine, names],
  );
  return useSyncExternalStore(subscribe, () => {
    const value = read();
    if (last.current !== null && same(last.current.value, value)) return last.current.value;
    last.current = { value };
    return value;
  });
}

export function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => value === b[index]));
}

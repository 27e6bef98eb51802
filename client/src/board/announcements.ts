import { useSyncExternalStore } from 'react';

import { readStored, writeStored } from '../platform/stored.ts';

const KEY = 'geflecht.announcements';
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether a screen reader is told what others do on boards; on this device, on until somebody turns it off. */
export function useAnnouncements(): readonly [boolean, (isOn: boolean) => void] {
  const isOn = useSyncExternalStore(subscribe, () => readStored(KEY) !== 'off');
  const set = (next: boolean): void => {
    writeStored(KEY, next ? 'on' : 'off');
    for (const listener of listeners) listener();
  };
  return [isOn, set];
}

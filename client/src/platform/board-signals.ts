import type { BoardSignal } from '@geflecht/contract';
import type { BoardId } from '@geflecht/domain';
import { useEffect, useRef } from 'react';

import { useLive } from './live.tsx';

/**
 * Hears what changes about a board that is open here. `missed` is called after the line was away: what was told
 * meanwhile has to be read anew.
 */
export function useBoardSignals(
  board: BoardId,
  hear: (signal: BoardSignal) => void,
  missed: () => void,
): void {
  const live = useLive();
  const latest = useRef({ hear, missed });
  useEffect(() => {
    latest.current = { hear, missed };
  });
  useEffect(
    () =>
      live?.hub.subscribe((message) => {
        if (message.type === 'signal' && message.board === board) latest.current.hear(message);
        else if (message.type === 'resumed') latest.current.missed();
      }),
    [live, board],
  );
}

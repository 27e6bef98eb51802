import type { BoardEngine } from '@geflecht/board-engine';
import { useEffect, useState } from 'react';

/** Counts the frames in which the view or the board's items moved. */
export function useMoved(engine: BoardEngine): number {
  const [moved, setMoved] = useState(0);
  useEffect(() => {
    let frame = 0;
    const later = (): void => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        setMoved((count) => count + 1);
      });
    };
    const stops = [engine.on('camera', later), engine.on('change', later)];
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [engine]);
  return moved;
}

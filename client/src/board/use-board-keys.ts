import type { BoardEngine } from '@geflecht/board-engine';
import { useEffect, useLayoutEffect, useRef } from 'react';

import { type HostDeed, hostDeedOf } from './host-keys.ts';

export type BoardKeyActions = Readonly<Record<HostDeed, () => void>>;

/** Keys of the host beside the engine's own; they only count while nobody is writing. */
export function useBoardKeys(engine: BoardEngine, actions: BoardKeyActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  // In the same moment as the controls it belongs to: a key pressed as soon as they are seen must not be lost.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isWriting(event.target)) return;
      const action = hostDeedOf(event);
      if (action === null || (action === 'link' && engine.selection().length !== 1)) return;
      event.preventDefault();
      latest.current[action]();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [engine]);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role="dialog"], [role="menu"], [data-own-keys]') !== null)
  );
}

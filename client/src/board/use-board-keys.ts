import type { BoardEngine } from '@geflecht/board-engine';
import { useEffect, useLayoutEffect, useRef } from 'react';

export interface BoardKeyActions {
  readonly outline: () => void;
  readonly help: () => void;
  readonly link: () => void;
}

/** Keys of the host beside the engine's own; they only count while nobody is writing. */
export function useBoardKeys(engine: BoardEngine, actions: BoardKeyActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  // In the same moment as the controls it belongs to: a key pressed as soon as they are seen must not be lost.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target))
        return;
      const action = actionOf(event.key);
      if (action === null || (action === 'link' && engine.selection().length !== 1)) return;
      event.preventDefault();
      latest.current[action]();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [engine]);
}

function actionOf(key: string): keyof BoardKeyActions | null {
  if (key === '?') return 'help';
  if (key === 'g' || key === 'G') return 'outline';
  if (key === 'l' || key === 'L') return 'link';
  return null;
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null)
  );
}

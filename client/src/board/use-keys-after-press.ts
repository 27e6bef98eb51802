import type { BoardEngine } from '@geflecht/board-engine';
import { useEffect } from 'react';

/**
 * Gives the keys back to the canvas after a press by hand on one of the tools: whoever clicks a tool expects Escape,
 * Delete and undo to go on working. A press by key leaves the focus where it is.
 */
export function useKeysAfterPress(engine: BoardEngine): void {
  useEffect(() => {
    const onClick = ({ detail, target }: MouseEvent): void => {
      // A click made by a key counts no presses.
      if (detail === 0 || !(target instanceof Element)) return;
      const leavesNowhere = target.closest('canvas, [role="menuitem"]') !== null;
      // After the frame in which a closing menu hands the focus back to its button.
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          const focused = document.activeElement;
          if (focused === null) return;
          const tool =
            focused.closest('[role="toolbar"]') !== null && focused.getAttribute('aria-expanded') !== 'true';
          const nowhere = focused === document.body || focused.contains(target);
          if (tool || (leavesNowhere && nowhere)) engine.focus();
        });
      });
    };
    document.addEventListener('click', onClick, true);
    return () => document.removeEventListener('click', onClick, true);
  }, [engine]);
}

/** A board that opens where another one was, or after a dialog, has the keys if nobody else has. */
export function useKeysOnArrival(engine: BoardEngine): void {
  useEffect(() => {
    // After the frames in which a dialog that made it has closed and looked for somebody to give the focus to.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) engine.focus();
    }, 100);
    return () => clearTimeout(timer);
  }, [engine]);
}

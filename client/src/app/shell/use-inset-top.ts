import { type RefObject, useEffect, useRef } from 'react';

/** Says how much of the top a sticking head covers (`--inset-top`), so that what is focused never hides below it. */
export function useInsetTop(): RefObject<HTMLElement | null> {
  const head = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = head.current;
    if (element === null) return;
    const root = document.documentElement;
    const observer = new ResizeObserver(() => {
      const sticks = getComputedStyle(element).position === 'sticky';
      root.style.setProperty('--inset-top', `${sticks ? element.offsetHeight : 0}px`);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return head;
}

import { type RefObject, useEffect } from 'react';

/**
 * Tells the page how much of an edge a bar covers that stays in sight: `--inset-top` and `--inset-bottom` on the root,
 * for what sticks below it, for toasts, and for scrolling to a focused element.
 */
export function useInset(side: 'top' | 'bottom', bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const root = document.documentElement;
    const measure = (): void => {
      const stays = ['sticky', 'fixed'].includes(getComputedStyle(element).position);
      root.style.setProperty(`--inset-${side}`, `${stays ? element.offsetHeight : 0}px`);
    };
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    window.addEventListener('resize', measure);
    measure();
    return () => {
      watch.disconnect();
      window.removeEventListener('resize', measure);
      root.style.removeProperty(`--inset-${side}`);
    };
  }, [side, bar]);
}

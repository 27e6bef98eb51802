import type { Point } from '../geometry.ts';
import type { Hit } from '../scene/hit-test.ts';

/** One pointer event as tools see it. */
export interface Press {
  readonly screen: Point;
  readonly world: Point;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or ⌘ on a Mac: switches snapping off. */
  readonly mod: boolean;
  readonly touch: boolean;
  /** How hard the pen is pressed, 0 to 1; 0.5 of pointers that do not say. */
  readonly pressure: number;
  /** What lay under the pointer when the event came. */
  readonly hit: Hit;
}

/**
 * A tool is a small state machine: `press` begins, `drag` follows, and exactly one of `release` and `cancel` ends.
 * `cancel` (Escape, a second finger, a lost pointer) leaves the document as it was at `press`.
 */
export interface Tool {
  press(press: Press): void;
  drag(press: Press): void;
  release(press: Press): void;
  cancel(): void;
  /** CSS cursor over a point while nothing is pressed. */
  cursor(press: Press): string;
}

/** So far a pressed pointer may stray, in CSS pixels, before it is a drag. */
const DRAG_FROM = 4;
const TOUCH_DRAG_FROM = 8;

export function isDrag(start: Press, now: Press): boolean {
  const away = Math.hypot(now.screen.x - start.screen.x, now.screen.y - start.screen.y);
  return away >= (start.touch ? TOUCH_DRAG_FROM : DRAG_FROM);
}

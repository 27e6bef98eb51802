import type { CommentThread } from '@geflecht/contract';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Threads whose pins would lie on one another, drawn as one. */
export interface Pin extends Point {
  readonly threads: readonly CommentThread[];
}

/** Pins closer than this, in CSS pixels, become one. */
const APART = 44;

/**
 * Where pins stand on screen: what lies outside is left out, what would overlap is put together. Earlier threads hold
 * their place, so that the pins do not jump while one moves the view.
 */
export function placePins(
  threads: readonly CommentThread[],
  placeOf: (thread: CommentThread) => Point,
  view: { readonly width: number; readonly height: number },
): readonly Pin[] {
  const pins: (Pin & { readonly threads: CommentThread[] })[] = [];
  // Two pins that are just far enough apart may lie in one cell, across its corners.
  const cells = new Map<string, typeof pins>();
  for (const thread of threads.toReversed()) {
    const { x, y } = placeOf(thread);
    if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
    const [column, row] = [Math.floor(x / APART), Math.floor(y / APART)];
    const near = neighbours(column, row)
      .flatMap((key) => cells.get(key) ?? [])
      .find((pin) => Math.hypot(pin.x - x, pin.y - y) < APART);
    if (near !== undefined) {
      near.threads.push(thread);
      continue;
    }
    const pin = { x, y, threads: [thread] };
    pins.push(pin);
    const key = `${column} ${row}`;
    cells.set(key, [...(cells.get(key) ?? []), pin]);
  }
  return pins;
}

function neighbours(column: number, row: number): readonly string[] {
  return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => `${column + dx} ${row + dy}`));
}

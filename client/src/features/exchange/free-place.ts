import { type Board, type BoardItem, type ClipboardFragment, isBoxItem } from '@geflecht/board-schema';

/** World units between what is there and what comes beside it. */
const GAP = 160;

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the middle of a fragment goes: the wished point, or, where it would cover something, right of everything. */
export function freePlace(board: Board, fragment: ClipboardFragment, wished: Point): Point {
  const coming = boundsOf(fragment.items);
  const boxes = [...board.items().values()].filter(isBoxItem);
  const there = boundsOf(boxes);
  if (coming === undefined || there === undefined) return wished;
  const [w, h] = [(coming.right - coming.left) / 2, (coming.bottom - coming.top) / 2];
  const covers = boxes.some(
    ({ place }) =>
      place.x < wished.x + w &&
      place.x + place.w > wished.x - w &&
      place.y < wished.y + h &&
      place.y + place.h > wished.y - h,
  );
  return covers ? { x: there.right + GAP + w, y: there.top + h } : wished;
}

function boundsOf(items: readonly BoardItem[]): Bounds | undefined {
  let bounds: Bounds | undefined;
  for (const item of items) {
    if (!isBoxItem(item)) continue;
    const { x, y, w, h } = item.place;
    bounds = {
      left: Math.min(bounds?.left ?? x, x),
      top: Math.min(bounds?.top ?? y, y),
      right: Math.max(bounds?.right ?? x + w, x + w),
      bottom: Math.max(bounds?.bottom ?? y + h, y + h),
    };
  }
  return bounds;
}

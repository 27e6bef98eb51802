import type { BoardEngine } from '@geflecht/board-engine';
import {
  type Board,
  type BoardItem,
  type ClipboardFragment,
  type ItemId,
  isBoxItem,
} from '@geflecht/board-schema';

/** World units between what is there and what comes beside it. */
const GAP = 160;

interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a list of items covers, before any of them is turned; `undefined` where nothing has a place. */
export function boundsOf(items: Iterable<BoardItem>): Bounds | undefined {
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

/**
 * Lays a fragment to the right of everything on the board, at the height of its upper edge, as one step for undo, and
 * shows it. Answers what was added; nothing when the fragment cannot be read.
 */
export function insertBeside(
  engine: BoardEngine,
  board: Board,
  fragment: ClipboardFragment,
): readonly ItemId[] {
  const there = boundsOf(board.items().values());
  const coming = boundsOf(fragment.items);
  const at =
    there === undefined || coming === undefined
      ? undefined
      : {
          x: there.right + GAP + (coming.right - coming.left) / 2,
          y: there.top + (coming.bottom - coming.top) / 2,
        };
  const added = engine.paste({ fragment }, at);
  if (added.length === 0) return added;
  engine.zoomToSelection();
  engine.select([]);
  return added;
}

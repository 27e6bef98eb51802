import { type Board, type ItemId, outlineOf, walkOutline } from '@geflecht/board-schema';

/** What of a selection can become a template. */
export interface Keepable {
  readonly ids: readonly ItemId[];
  /** Whether cards or pictures are left behind: they belong to their board. */
  readonly leavesBehind: boolean;
}

/** The chosen items with everything that lies in chosen frames and tables. */
export function keepableOf(board: Board, selection: readonly ItemId[]): Keepable {
  const chosen = new Set(selection);
  for (const node of walkOutline(outlineOf(board.items()))) {
    if (!chosen.has(node.id)) continue;
    for (const inner of walkOutline(node.children)) chosen.add(inner.id);
  }
  const ids = [...chosen].filter((id) => {
    const kind = board.get(id)?.kind;
    return kind !== undefined && kind !== 'card' && kind !== 'image';
  });
  return { ids, leavesBehind: ids.length < chosen.size };
}

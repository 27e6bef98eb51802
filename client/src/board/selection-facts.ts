import { type BoardItem, type ItemColor, type ItemId, isBoxItem, mayTurn } from '@geflecht/board-schema';
import type { ProposalId } from '@geflecht/domain';

/** What the bar over the selection has to know of it. */
export interface SelectionFacts {
  readonly ids: readonly ItemId[];
  /** What is selected, in the same order. */
  readonly items: readonly BoardItem[];
  /** How many things that may be moved on their own: a group counts once. */
  readonly movable: number;
  /** All of it is held fast. */
  readonly locked: boolean;
  /** At least one belongs to a group. */
  readonly grouped: boolean;
  /** At least one may be turned. */
  readonly turnable: boolean;
  /** The one hue of all selected items that have one; null when they differ. */
  readonly color: ItemColor | null;
  /** At least one selected item has a hue. */
  readonly colorable: boolean;
  /** The single selected item. */
  readonly single: BoardItem | null;
  /** The single selected card's proposal. */
  readonly proposal: ProposalId | null;
  /** Words of the single selected item that could become a proposal's title. */
  readonly words: string | null;
}

export function selectionFacts(
  ids: readonly ItemId[],
  items: ReadonlyMap<ItemId, BoardItem>,
): SelectionFacts {
  const chosen = ids.flatMap((id) => items.get(id) ?? []);
  const colors = new Set(chosen.flatMap((item) => ('color' in item.look ? [item.look.color] : [])));
  const single = chosen.length === 1 ? (chosen[0] ?? null) : null;
  const [color] = colors;
  const free = chosen.filter((item) => isBoxItem(item) && !item.hold.locked);
  return {
    ids: chosen.map((item) => item.id),
    items: chosen,
    movable: new Set(free.map(({ id, hold }) => hold.group ?? id)).size,
    locked: chosen.length > 0 && chosen.every(({ hold }) => hold.locked),
    grouped: chosen.some(({ hold }) => hold.group !== null),
    turnable: free.some(({ kind }) => mayTurn(kind)),
    color: colors.size === 1 && color !== undefined ? color : null,
    colorable: colors.size > 0,
    single,
    proposal: single?.kind === 'card' ? single.proposal : null,
    words:
      single !== null && (single.kind === 'note' || single.kind === 'text' || single.kind === 'shape')
        ? single.text.trim()
        : null,
  };
}

export function sameFacts(a: SelectionFacts, b: SelectionFacts): boolean {
  return a.items.length === b.items.length && a.items.every((item, nr) => item === b.items[nr]);
}

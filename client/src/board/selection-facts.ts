import type { BoardItem, ItemColor, ItemId } from '@geflecht/board-schema';
import type { ProposalId } from '@geflecht/domain';

/** What the bar over the selection has to know of it. */
export interface SelectionFacts {
  readonly ids: readonly ItemId[];
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
  return {
    ids: chosen.map((item) => item.id),
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
  return (
    a.ids.join() === b.ids.join() &&
    a.color === b.color &&
    a.colorable === b.colorable &&
    a.single === b.single
  );
}

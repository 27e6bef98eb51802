import type { CardFace } from '@geflecht/board-engine';
import { type Board, type ItemId, outlineOf, walkOutline } from '@geflecht/board-schema';
import type { ProposalId } from '@geflecht/domain';

import { sdgsIn } from './groups.ts';

/** Something on the board that can be grouped, with what it says and the goals it names. */
export interface Groupable {
  readonly id: ItemId;
  readonly text: string;
  readonly sdgs: readonly number[];
}

/** Notes, texts and cards among the chosen, and those that lie in chosen frames and tables. Locked ones stay out. */
export function groupableOf(
  board: Board,
  chosen: readonly ItemId[],
  cards: (id: ProposalId) => CardFace | undefined,
): readonly Groupable[] {
  const wanted = new Set(chosen);
  for (const node of walkOutline(outlineOf(board.items()))) {
    if (wanted.has(node.id)) for (const inner of walkOutline(node.children)) wanted.add(inner.id);
  }
  return [...wanted].flatMap((id): Groupable[] => {
    const item = board.get(id);
    if (item === undefined || item.hold.locked) return [];
    if (item.kind === 'card') {
      const face = cards(item.proposal);
      return face === undefined
        ? []
        : [{ id, text: face.title, sdgs: face.sdgs.map(({ number }) => number) }];
    }
    if ((item.kind !== 'note' && item.kind !== 'text') || item.text.trim() === '') return [];
    return [{ id, text: item.text.trim(), sdgs: sdgsIn(item.text) }];
  });
}

import {
  type Board,
  type BoardItem,
  type ItemId,
  type OutlineNode,
  walkOutline,
} from '@geflecht/board-schema';
import type { ProposalId } from '@geflecht/domain';
import { useEffect, useState } from 'react';

import type { useText } from '../platform/text.tsx';

/** A picture of the items that changes its identity with each change, so that React notices. */
export function useItems(board: Board): ReadonlyMap<ItemId, BoardItem> {
  const [items, setItems] = useState<ReadonlyMap<ItemId, BoardItem>>(() => new Map(board.items()));
  useEffect(() => {
    let frame = 0;
    const stop = board.observe(() => {
      // Many hands change many things a second; the lists follow once a frame.
      if (frame === 0) {
        frame = requestAnimationFrame(() => {
          frame = 0;
          setItems(new Map(board.items()));
        });
      }
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [board]);
  return items;
}

type Words = ReturnType<typeof useText>;

/** How an item is called where one speaks of it: by its words, by what it shows, or by its kind. */
export function nameOf(
  item: BoardItem,
  titleOf: (proposal: ProposalId) => string | undefined,
  { board, images }: Words,
): string {
  const { kind, unnamed } = board.outline;
  if (item.kind === 'stamp') return `${kind.stamp} ${board.stamps[item.look.stamp]}`;
  const own = item.kind === 'card' ? titleOf(item.proposal) : 'text' in item ? item.text.trim() : '';
  if (own !== undefined && own !== '') return own;
  return item.kind === 'image' ? images.undescribed : `${kind[item.kind]} ${unnamed}`;
}

/** Names of what an arrow may point to. */
export function targetsOf(
  nodes: readonly OutlineNode[],
  nameOfItem: (id: ItemId) => string,
): readonly { readonly id: ItemId; readonly name: string }[] {
  return [...walkOutline(nodes)]
    .filter(({ kind }) => kind !== 'connector')
    .map(({ id }) => ({ id, name: nameOfItem(id) }));
}

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

/** Names of what an arrow may point to. */
export function targetsOf(
  nodes: readonly OutlineNode[],
  titleOf: (proposal: ProposalId) => string | undefined,
  words: ReturnType<typeof useText>['board']['outline'],
): readonly { readonly id: ItemId; readonly name: string }[] {
  return [...walkOutline(nodes)]
    .filter(({ kind }) => kind !== 'connector')
    .map(({ id, kind, text, proposal }) => {
      const own = proposal === undefined ? text.trim() : (titleOf(proposal) ?? '');
      return { id, name: own === '' ? `${words.kind[kind]} ${words.unnamed}` : own };
    });
}

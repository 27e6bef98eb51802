import type { BoardEngine } from '@geflecht/board-engine';
import type { BoardItem, ItemId, OutlineNode } from '@geflecht/board-schema';
import type { ProposalId } from '@geflecht/domain';
import { useCallback } from 'react';

import { Presentation } from '../features/presentation/index.ts';
import { useText } from '../platform/text.tsx';
import type { useBoardTogether } from './use-board-together.ts';

/** The presentation with what the board knows of names and of taking others along. */
export function Presented({
  engine,
  items,
  titleOf,
  together: { isModerating, leading },
  start,
  onEnd,
}: {
  readonly engine: BoardEngine;
  readonly items: ReadonlyMap<ItemId, BoardItem>;
  readonly titleOf: (proposal: ProposalId) => string | undefined;
  readonly together: ReturnType<typeof useBoardTogether>;
  readonly start: ItemId | null;
  readonly onEnd: () => void;
}) {
  const words = useText().board.outline;
  const nameOf = useCallback(
    ({ kind, text, proposal }: OutlineNode) => {
      const own = proposal === undefined ? text.trim() : titleOf(proposal);
      return own === undefined || own === '' ? words.kind[kind] : own;
    },
    [titleOf, words],
  );
  const toggle = (): void => (leading.isLeading ? leading.stop : leading.start).mutate();
  return (
    <Presentation
      {...{ engine, items, start, nameOf, onEnd }}
      leading={isModerating ? { isLeading: leading.isLeading, toggle } : null}
    />
  );
}

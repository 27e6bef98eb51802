import type { BoardEngine } from '@geflecht/board-engine';
import { type Board, itemIdSchema } from '@geflecht/board-schema';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import * as v from 'valibot';

/** Brings the item that the address names into view and marks it; one that is gone changes nothing. */
export function useShownItem(engine: BoardEngine, board: Board): void {
  const { item } = useSearch({ from: '/m/$slug/tafel' });
  useEffect(() => {
    if (!v.is(itemIdSchema, item)) return;
    const id = v.parse(itemIdSchema, item);
    if (board.get(id) === undefined) return;
    engine.select([id]);
    engine.reveal([id]);
  }, [engine, board, item]);
}

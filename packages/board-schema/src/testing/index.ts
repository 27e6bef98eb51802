import * as v from 'valibot';
import * as Y from 'yjs';

import { type Board, openBoard } from '../board.ts';
import type { ItemId } from '../item.ts';
import { boardPresenceSchema } from '../presence.ts';
import { type SeedItem, seedBoard } from '../seed.ts';

/**
 * For tests of what works on boards: several writers on one document, who see each other's changes at once, with
 * ids `new0`, `new1`, … in the order of creation.
 */
export function testBoards(items: readonly SeedItem[], writers = 1): [Board, ...Board[]] {
  const doc = new Y.Doc();
  seedBoard(doc, items);
  let made = 0;
  const open = (): Board => openBoard(doc, { newId: () => `new${made++}` as ItemId });
  return [open(), ...Array.from({ length: writers - 1 }, open)];
}

export { GOOD_ITEM, GOOD_WORDS, HOSTILE_ITEMS, hostileBoard, type Hostility } from './hostile-items.ts';
export { harmTo, type Work } from './authorship.ts';
export { type Replica, replicas } from './replicas.ts';

/** Whether the others would take this for somebody's presence. */
export function isPresence(state: unknown): boolean {
  return v.is(boardPresenceSchema, state);
}

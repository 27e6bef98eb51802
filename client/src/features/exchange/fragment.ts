import type { ClipboardFragment, ItemId } from '@geflecht/board-schema';

/** What an import brings. */
export interface Imported {
  readonly fragment: ClipboardFragment;
  /** How many things of the source stay behind, because a board has nothing like them. */
  readonly skipped: number;
}

/** Ids within one fragment; pasting gives new ones. */
export function localId(nr: number): ItemId {
  return `i${nr}` as ItemId;
}

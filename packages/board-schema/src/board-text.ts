import type { ProposalId } from '@geflecht/domain';
import * as v from 'valibot';
import type * as Y from 'yjs';

import { type ItemId, type ItemKind, itemIdSchema } from './item.ts';
import { readItem } from './read.ts';

/** What a search index needs of one item. A card has no words of its own, only its proposal. */
export interface ItemText {
  readonly id: ItemId;
  readonly kind: ItemKind;
  readonly text: string;
  readonly proposal?: ProposalId;
}

/** The searchable items of a board document: all that have words, and all cards. Never throws. */
export function boardText(doc: Y.Doc): ItemText[] {
  const found: ItemText[] = [];
  for (const [key, value] of doc.getMap<unknown>('items').entries()) {
    if (!v.is(itemIdSchema, key)) continue;
    const item = readItem(key as ItemId, value);
    if (!item) continue;
    if (item.kind === 'card') found.push({ id: item.id, kind: item.kind, text: '', proposal: item.proposal });
    else if (item.text.trim() !== '') found.push({ id: item.id, kind: item.kind, text: item.text });
  }
  return found;
}

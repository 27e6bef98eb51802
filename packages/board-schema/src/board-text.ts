import type { ProposalId } from '@geflecht/domain';
import * as v from 'valibot';
import type * as Y from 'yjs';

import { type ItemId, type ItemKind, hasWords, itemIdSchema } from './item.ts';
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
  const items = doc.getMap<unknown>('items');
  return [...items.keys()].map((key) => textOf(items, key)).filter((text) => text !== undefined);
}

/**
 * The same for a document that stays: what is returned reads only what was touched since it was last asked. It listens
 * until the document is destroyed.
 */
export function followBoardText(doc: Y.Doc): () => readonly ItemText[] {
  const items = doc.getMap<unknown>('items');
  const known = new Map<string, ItemText>();
  const touched = new Set<string>(items.keys());

  doc.on('afterTransaction', ({ changed, changedParentTypes }: Y.Transaction) => {
    const keys: ReadonlyMap<unknown, ReadonlySet<string | null>> = changed;
    for (const key of keys.get(items) ?? []) if (key !== null) touched.add(key);
    // Whatever lies below an item is listed with all that it lies in, the item itself among them.
    for (const type of changedParentTypes.keys()) {
      const key = type.parent === items ? type._item?.parentSub : undefined;
      if (typeof key === 'string') touched.add(key);
    }
  });

  return () => {
    for (const key of touched) {
      const text = textOf(items, key);
      if (text === undefined) known.delete(key);
      else known.set(key, text);
    }
    touched.clear();
    return [...known.values()];
  };
}

function textOf(items: Y.Map<unknown>, key: string): ItemText | undefined {
  if (!v.is(itemIdSchema, key)) return undefined;
  const item = readItem(key as ItemId, items.get(key));
  if (item === undefined) return undefined;
  const { id, kind } = item;
  if (item.kind === 'card') return { id, kind, text: '', proposal: item.proposal };
  const words = hasWords(item) ? item.text : '';
  const titles = item.kind === 'table' ? item.columns.map(({ title }) => title) : [];
  const text = [words, ...titles].filter((part) => part.trim() !== '').join('\n');
  return text === '' ? undefined : { id, kind, text };
}

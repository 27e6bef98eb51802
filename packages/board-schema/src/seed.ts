import * as v from 'valibot';
import type * as Y from 'yjs';

import { type ItemId, itemIdSchema } from './item.ts';
import { BOARD_SCHEMA_VERSION } from './limits.ts';
import { type NewItem, buildItem } from './new-item.ts';
import { ordersAbove } from './order.ts';

/** A new item whose id the caller chooses, so that connectors and links can point to it. */
export type SeedItem = NewItem & { readonly id: ItemId };

/** Turns a string into an item id; throws on a string that is none, because only code chooses seed ids. */
export function itemId(value: string): ItemId {
  return v.parse(itemIdSchema, value);
}

/**
 * Lays items out on an empty document, the last one on top, in one transaction. Pure but for `doc`: with a fixed
 * `doc.clientID` the same items give the same bytes. Items whose id already exists are left as they are.
 */
export function seedBoard(doc: Y.Doc, items: readonly SeedItem[]): void {
  doc.transact(() => {
    const meta = doc.getMap('meta');
    if (meta.get('schema') === undefined) meta.set('schema', BOARD_SCHEMA_VERSION);
    const root = doc.getMap('items');
    const orders = ordersAbove(undefined, items.length);
    items.forEach((item, index) => {
      if (!root.has(item.id)) root.set(item.id, buildItem(item, orders[index] as string));
    });
  });
}

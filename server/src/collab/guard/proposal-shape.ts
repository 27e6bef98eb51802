import { PROPOSAL_FRAGMENTS } from '@geflecht/domain';
import * as Y from 'yjs';

import { findItem, itemsByClient } from './depth.ts';

/** Where an item of an update would stand; `unknown` when it hangs on something that is not here yet. */
type Standing = 'root' | 'inside' | 'unknown';

/**
 * Whether an update would put something into a proposal that no editor can show: each of its fragments holds blocks
 * only, and in them stand blocks and words. One stray text right in a fragment, and the page fails for everybody.
 */
export function breaksProposal(structs: readonly { readonly id: Y.ID }[], document: Y.Doc): boolean {
  const items = structs.filter((struct) => struct instanceof Y.Item);
  const brought = itemsByClient(items);
  const standings = new Map<Y.Item, Standing>();
  return items.some((item) => {
    if (typeof item.parent === 'string' && !PROPOSAL_FRAGMENTS.includes(item.parent)) return true;
    const { content } = item;
    if (content instanceof Y.ContentDeleted) return false;
    if (content instanceof Y.ContentType && !isBlock(content) && !(content.type instanceof Y.XmlText))
      return true;
    if (standingOf(item, brought, document, standings, items.length) !== 'root') return false;
    return item.parentSub !== null || !(content instanceof Y.ContentType && isBlock(content));
  });
}

function isBlock({ type }: Y.ContentType): boolean {
  return type instanceof Y.XmlElement;
}

/** An item stands where the sibling it was put beside stands. Walks instead of recursing: a chain may be long. */
function standingOf(
  item: Y.Item,
  brought: ReadonlyMap<number, readonly Y.Item[]>,
  document: Y.Doc,
  standings: Map<Y.Item, Standing>,
  longest: number,
): Standing {
  const path: Y.Item[] = [];
  let current: Y.Item | undefined = item;
  let standing: Standing | undefined;
  while (standing === undefined) {
    standing = standings.get(current) ?? ownStanding(current);
    path.push(current);
    const beside: Y.ID | null = current.origin ?? current.rightOrigin;
    if (standing !== undefined || beside === null) break;
    const next: Y.Item | undefined = findItem(brought.get(beside.client), beside.clock);
    if (next === undefined) standing = standingInside(beside, document);
    // Only a forged update hangs on itself.
    else if (path.length > longest) standing = 'root';
    else current = next;
  }
  const found = standing ?? 'unknown';
  for (const passed of path) standings.set(passed, found);
  return found;
}

/** Only an item without siblings says itself what it hangs on. */
function ownStanding({ origin, rightOrigin, parent }: Y.Item): Standing | undefined {
  if (origin !== null || rightOrigin !== null) return undefined;
  return typeof parent === 'string' ? 'root' : 'inside';
}

function standingInside({ client, clock }: Y.ID, document: Y.Doc): Standing {
  if (clock >= Y.getState(document.store, client)) return 'unknown';
  const struct = Y.getItem(document.store, Y.createID(client, clock));
  if (!(struct instanceof Y.Item) || !(struct.parent instanceof Y.AbstractType)) return 'unknown';
  return struct.parent._item === null ? 'root' : 'inside';
}

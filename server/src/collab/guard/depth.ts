import * as Y from 'yjs';

type Struct = Y.Item | Y.GC;

/** Levels no honest editor reaches; thousands of them overflow the stack of whoever reads or deletes such a tree. */
const DEEPEST = 32;

/** Whether an update would put a type deeper into the document than anybody writes. */
export function exceedsDepth(structs: readonly { readonly id: Y.ID }[], document: Y.Doc): boolean {
  const items = structs.filter((struct) => struct instanceof Y.Item);
  const nesting = items.filter((item) => item.content instanceof Y.ContentType);
  if (nesting.length === 0) return false;
  const depths = new Map<Y.Item, number>();
  const brought = itemsByClient(items);
  return nesting.some((item) => depthOf(item, brought, document, depths, items.length) > DEEPEST);
}

/** Items of an update by client, ascending by clock as an update lists them. */
export function itemsByClient(items: readonly Y.Item[]): ReadonlyMap<number, readonly Y.Item[]> {
  return Map.groupBy(items, (item) => item.id.client);
}

/**
 * Levels above an item. A sibling's place is that of the sibling it stands beside; what hangs on something unknown
 * counts from there. Walks instead of recursing, because what it looks for would overflow its own stack.
 */
function depthOf(
  item: Y.Item,
  brought: ReadonlyMap<number, readonly Y.Item[]>,
  document: Y.Doc,
  depths: Map<Y.Item, number>,
  longest: number,
): number {
  const path: { readonly item: Y.Item; readonly down: 0 | 1 }[] = [];
  let depth = 0;
  let current: Y.Item | undefined = item;
  while (current !== undefined) {
    const known = depths.get(current);
    if (known !== undefined) {
      depth = known;
      break;
    }
    // Only a forged update hangs on itself.
    if (path.length > longest) return Infinity;
    const anchor = anchorOf(current);
    path.push({ item: current, down: anchor.down });
    if (anchor.id === null) break;
    const next: Y.Item | undefined = findItem(brought.get(anchor.id.client), anchor.id.clock);
    if (next === undefined) depth = depthInside(anchor.id, document);
    current = next;
  }
  for (const { item: passed, down } of path.toReversed()) {
    depth += down;
    depths.set(passed, depth);
  }
  return depth;
}

/** What an item of an update hangs on: its parent, one level down from there, or a sibling on its own level. */
function anchorOf({ origin, rightOrigin, parent }: Y.Item): {
  readonly id: Y.ID | null;
  readonly down: 0 | 1;
} {
  const sibling = origin ?? rightOrigin;
  if (sibling !== null) return { id: sibling, down: 0 };
  return { id: parent instanceof Y.ID ? parent : null, down: 1 };
}

/** The item of one client that holds a clock. */
export function findItem(items: readonly Y.Item[] | undefined, clock: number): Y.Item | undefined {
  let [low, high] = [0, (items?.length ?? 0) - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const item = items?.[middle];
    if (item === undefined) return undefined;
    if (clock < item.id.clock) high = middle - 1;
    else if (clock >= item.id.clock + item.length) low = middle + 1;
    else return item;
  }
  return undefined;
}

/** The same for what the document already holds. */
function depthInside({ client, clock }: Y.ID, document: Y.Doc): number {
  if (clock >= Y.getState(document.store, client)) return 0;
  let struct: Struct | null = Y.getItem(document.store, Y.createID(client, clock));
  let depth = 0;
  while (struct instanceof Y.Item && depth <= DEEPEST) {
    depth += 1;
    struct = struct.parent instanceof Y.AbstractType ? struct.parent._item : null;
  }
  return depth;
}

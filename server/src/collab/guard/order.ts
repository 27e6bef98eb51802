import * as Y from 'yjs';

type Struct = Y.Item | Y.GC | Y.Skip;

/**
 * Whether the new parts of an update can be put into a document one after the other, each after what it stands on.
 * `gap`: something it stands on is missing. `broken`: it stands on itself, so that it would wait for ever, or trip Yjs.
 *
 * @param fresh new structs, each author's in the order of their clocks
 * @param ends where each author's row ends with them
 */
export function breaksOrder(
  fresh: readonly { readonly id: Y.ID; readonly length: number }[],
  ends: ReadonlyMap<number, number>,
  store: Y.Doc['store'],
): 'gap' | 'broken' | undefined {
  const endOf = (client: number): number => ends.get(client) ?? Y.getState(store, client);
  let isMixed = false;
  for (const struct of fresh) {
    const { client, clock } = struct.id;
    for (const id of supports(struct as Struct)) {
      if (id.clock >= endOf(id.client)) return 'gap';
      // Yjs trusts that an author's own items follow each other.
      if (id.client === client && id.clock >= clock) return 'broken';
      if (id.client !== client && ends.has(id.client)) isMixed = true;
    }
  }
  return isMixed ? breaksRing(fresh, store) : undefined;
}

/** Several authors that stand on each other: puts them in turn by turn, until nothing is left or nothing moves. */
function breaksRing(
  fresh: readonly { readonly id: Y.ID; readonly length: number }[],
  store: Y.Doc['store'],
): 'broken' | undefined {
  const rows = Map.groupBy(fresh, (struct) => struct.id.client);
  const states = new Map<number, number>();
  const stateOf = (client: number): number => states.get(client) ?? Y.getState(store, client);
  const places = new Map([...rows.keys()].map((client) => [client, 0]));
  let left = fresh.length;
  let hasMoved = true;
  while (left > 0 && hasMoved) {
    hasMoved = false;
    for (const [client, row] of rows) {
      let place = places.get(client) ?? 0;
      for (let struct = row[place]; struct !== undefined; struct = row[place]) {
        if (supports(struct as Struct).some((id) => id.clock >= stateOf(id.client))) break;
        states.set(client, struct.id.clock + struct.length);
        place += 1;
        left -= 1;
        hasMoved = true;
      }
      places.set(client, place);
    }
  }
  return left > 0 ? 'broken' : undefined;
}

/** What a struct stands on: its neighbours and what it lies in. */
function supports(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const ids: Y.ID[] = [];
  if (struct.origin !== null) ids.push(struct.origin);
  if (struct.rightOrigin !== null) ids.push(struct.rightOrigin);
  if (struct.parent instanceof Y.ID) ids.push(struct.parent);
  return ids;
}

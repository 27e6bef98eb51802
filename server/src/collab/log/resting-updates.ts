import * as Y from 'yjs';

/**
 * Finds the updates that must fall with a refused one. They were made on a document that held it: stored without it,
 * they would wait for ever for what they continue, or continue what somebody else wrote with the same client id.
 */
export interface Fallen {
  add(document: string, update: Uint8Array): void;
  restsOn(document: string, update: Uint8Array): boolean;
}

export function createFallen(): Fallen {
  const clients = new Map<string, Set<number>>();
  return {
    add(document, update) {
      const known = clients.get(document) ?? new Set();
      clients.set(document, known);
      for (const client of touched(update).written) known.add(client);
    },
    restsOn(document, update) {
      const fallen = clients.get(document);
      if (fallen === undefined || fallen.size === 0) return false;
      const { written, used } = touched(update);
      return [...written, ...used].some((client) => fallen.has(client));
    },
  };
}

interface Touched {
  /** Client ids it brings something of. */
  readonly written: ReadonlySet<number>;
  /** Client ids to whose words it is tied, or deletes of. */
  readonly used: ReadonlySet<number>;
}

function touched(update: Uint8Array): Touched {
  const written = new Set<number>();
  const used = new Set<number>();
  const decoded = decode(update);
  for (const struct of decoded?.structs ?? []) {
    written.add(struct.id.client);
    if (!(struct instanceof Y.Item)) continue;
    for (const id of [struct.origin, struct.rightOrigin, struct.parent])
      if (id instanceof Y.ID) used.add(id.client);
  }
  for (const client of decoded?.ds.clients.keys() ?? []) used.add(client);
  return { written, used };
}

/** What is no update at all touches nothing; that may be the very reason why it was refused. */
function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> | undefined {
  try {
    return Y.decodeUpdate(update);
  } catch {
    return undefined;
  }
}

/** A document in memory, as far as this look goes. */
export interface Watched {
  readonly name: string;
  /** The number up to which it holds its log. */
  readonly seq: number;
  /** Whether nothing of this node's own is on its way to the disk. */
  readonly isIdle: boolean;
  /** Reads what is missing. */
  readonly catchUp: () => void;
}

export interface DocumentLookOptions {
  readonly watched: () => readonly Watched[];
  /** The newest number of each of these documents; those without any are absent. */
  readonly newest: (documents: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** A document had grown by another node's hand, and nobody had told. */
  readonly onUntold: () => void;
}

/** One question for all documents in memory: whether the log holds what nobody told this node. */
export function createDocumentLook({ watched, newest, onUntold }: DocumentLookOptions): () => Promise<void> {
  /** Where those stood that were behind in the last look. */
  let behind = new Map<string, number>();

  return async () => {
    const before = watched();
    if (before.length === 0) return;
    const heads = await newest(before.map(({ name }) => name));
    const still = new Map<string, number>();
    for (const document of watched()) {
      const head = heads.get(document.name) ?? 0;
      if (document.seq >= head) continue;
      still.set(document.name, document.seq);
      // While something of its own is under way its number may lag for a moment; not from one look to the next.
      if (!document.isIdle && behind.get(document.name) !== document.seq) continue;
      onUntold();
      document.catchUp();
    }
    behind = still;
  };
}

import type { Closable, SnapshotStore } from './commit-store.ts';
import type { Compaction } from './compaction-worker.ts';
import { createWorkerLink } from './worker-link.ts';

export function createSqliteSnapshots(dataDir: string): SnapshotStore & Closable {
  const link = createWorkerLink<Compaction, number | undefined>(
    new URL('./compaction-worker.ts', import.meta.url),
    { dataDir },
  );
  return {
    compact: async (document, leastRows, at) => await link.ask({ document, leastRows, at: at.toISOString() }),
    close: async () => await link.close(),
  };
}

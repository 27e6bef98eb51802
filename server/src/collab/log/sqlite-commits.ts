import type { Closable, Committed, CommitStore } from './commit-store.ts';
import { packBatch, type PackedBatch } from './packed-batch.ts';
import { createWorkerLink } from './worker-link.ts';

/** SQLite waits for the disk inside the call, so a thread of its own does the waiting. */
export function createSqliteCommits(dataDir: string): CommitStore & Closable {
  const link = createWorkerLink<PackedBatch | 'probe', Committed | undefined>(
    new URL('./commit-worker.ts', import.meta.url),
    { dataDir },
  );
  return {
    async commit(batch, at) {
      const packed = packBatch(batch, at);
      const committed = await link.ask(packed, [packed.updates.bytes.buffer]);
      if (committed === undefined) throw new Error('a commit without an outcome');
      return committed;
    },
    async probe() {
      await link.ask('probe');
    },
    close: async () => await link.close(),
  };
}

import type { FastifyBaseLogger } from 'fastify';

import type { Storage } from '../../storage/index.ts';
import { createCompaction } from './compaction.ts';
import type { DocumentLog } from './document-log.ts';
import { readAfter } from './document-store.ts';
import { createLogStores, type LogPlace } from './stores.ts';
import { createWriteQueue } from './write-queue.ts';

export {
  type Append,
  type DocumentLog,
  type Lease,
  LeaseTaken,
  type LogState,
  type Stored,
} from './document-log.ts';
export { insertUpdates } from './document-store.ts';
export type { LogPlace } from './stores.ts';

export interface DocumentLogOptions {
  readonly storage: Storage;
  /** Of the same database. */
  readonly place: LogPlace;
  readonly now: () => Date;
  readonly logger: Pick<FastifyBaseLogger, 'error' | 'warn' | 'info'>;
  /** Told after each commit: how long it took, and how many updates shared it. */
  readonly onCommit?: (milliseconds: number, updates: number) => void;
}

/** Reads through the product's connection, writes and compacts through its own. */
export function createDocumentLog(options: DocumentLogOptions): DocumentLog {
  const { storage, place, now, logger, onCommit } = options;
  const stores = createLogStores(place);
  const compaction = createCompaction({ store: stores.snapshots, now, logger });
  const queue = createWriteQueue({
    store: stores.commits,
    now,
    logger,
    onCommit,
    onStored: (entry) => compaction.appended(entry),
  });
  let closed: Promise<void> | undefined;

  async function close(): Promise<void> {
    compaction.stop();
    await queue.close();
    await stores.close();
  }

  return {
    ...queue,
    async load(document) {
      const stored = await readAfter(storage.db, document, 0);
      compaction.loaded(document, stored);
      return stored;
    },
    since: async (document, seq) => await readAfter(storage.db, document, seq),
    compact: async (document) => await compaction.compact(document),
    close: async () => await (closed ??= close()),
  };
}

import { parentPort, workerData } from 'node:worker_threads';

import { openStorage, type Storage, StorageUnavailable } from '../../storage/index.ts';
import { commitBatch } from './commit.ts';
import { compactDocument, withLock } from './compaction.ts';
import type { Answer, LogPlace, Task } from './worker-link.ts';

/**
 * The thread that waits for the disk. It has a connection of its own, so that neither a commit nor the merging of a
 * long log ever holds up those who write.
 */
const port = parentPort;
if (port === null) throw new Error('The log is written on a thread of its own.');
const place = workerData as LogPlace;
let opened: Promise<Storage> | undefined;

async function storage(): Promise<Storage> {
  opened ??= openStorage(place);
  try {
    return await opened;
  } catch (error) {
    opened = undefined;
    throw error;
  }
}

async function done(task: Task): Promise<Answer> {
  try {
    const store = await storage();
    if (task.kind === 'commit')
      return { id: task.id, kind: 'committed', outcomes: await commitBatch(store, task.batch, task.at) };
    const { document, least, at } = task;
    await withLock(store, document, async () => await compactDocument(store, document, least, at));
    return { id: task.id, kind: 'compacted' };
  } catch (error) {
    const isOutage = error instanceof StorageUnavailable;
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const cause = error instanceof Error && error.cause !== undefined ? ` ${String(error.cause)}` : '';
    return { id: task.id, kind: 'failed', isOutage, reason: reason + cause };
  }
}

port.on('message', (task: Task) => {
  void done(task).then((answer) => port.postMessage(answer));
});

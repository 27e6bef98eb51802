import { workerData } from 'node:worker_threads';

import { isSqliteOutage } from '../../storage/sqlite/outage.ts';
import type { PackedBatch } from './packed-batch.ts';
import { createSqliteCommitStore } from './sqlite-commit-store.ts';
import { answerQuestions } from './worker-answers.ts';

/** The thread that waits for the disk, so that nobody else does. */
const store = createSqliteCommitStore((workerData as { readonly dataDir: string }).dataDir);

answerQuestions({
  answer: (question: PackedBatch | 'probe') => ({
    answer: question === 'probe' ? store.probe() : store.commit(question),
  }),
  isOutage: isSqliteOutage,
  close: () => store.close(),
});

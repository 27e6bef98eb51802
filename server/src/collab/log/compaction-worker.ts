import { workerData } from 'node:worker_threads';

import { isSqliteOutage } from '../../storage/sqlite/outage.ts';
import { createSqliteSnapshotStore } from './sqlite-snapshot-store.ts';
import { answerQuestions } from './worker-answers.ts';

export interface Compaction {
  readonly document: string;
  readonly leastRows: number;
  readonly at: string;
}

/** Merging a long log takes as long as it takes, so it has a thread apart from the commits. */
const store = createSqliteSnapshotStore((workerData as { readonly dataDir: string }).dataDir);

answerQuestions({
  answer: ({ document, leastRows, at }: Compaction) => ({ answer: store.compact(document, leastRows, at) }),
  isOutage: isSqliteOutage,
  close: () => store.close(),
});

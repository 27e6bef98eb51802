import { Worker } from 'node:worker_threads';

import { StorageUnavailable } from '../../storage/index.ts';
import type { Outcome } from './commit.ts';
import type { Append } from './document-log.ts';

export type LogPlace = { readonly dataDir: string } | { readonly databaseUrl: string };

export type Task =
  | { readonly id: number; readonly kind: 'commit'; readonly batch: readonly Append[]; readonly at: string }
  | {
      readonly id: number;
      readonly kind: 'compact';
      readonly document: string;
      readonly least: number;
      readonly at: string;
    };

export type Answer =
  | { readonly id: number; readonly kind: 'committed'; readonly outcomes: readonly Outcome[] }
  | { readonly id: number; readonly kind: 'compacted' }
  | { readonly id: number; readonly kind: 'failed'; readonly isOutage: boolean; readonly reason: string };

/** The near end of a thread that writes; started when it is first needed, and again after it broke. */
export interface WorkerLink {
  /** @throws StorageUnavailable when the store cannot be reached, or the thread ended in the middle */
  commit(batch: readonly Append[], at: string): Promise<readonly Outcome[]>;
  compact(document: string, least: number, at: string): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export function createWorkerLink(place: LogPlace): WorkerLink {
  let worker: Worker | undefined;
  let isClosed = false;
  let last = 0;
  const waiting = new Map<number, Waiting>();

  function broke(error: unknown): void {
    worker = undefined;
    const broken = new StorageUnavailable('The thread that writes the log has ended.', { cause: error });
    const left = [...waiting.values()];
    waiting.clear();
    for (const { reject } of left) reject(broken);
  }

  function running(): Worker {
    if (worker !== undefined) return worker;
    const started = new Worker(new URL('./worker.ts', import.meta.url), { workerData: place });
    // What waits keeps the process going; the thread alone does not.
    started.unref();
    started.on('message', (answer: Answer) => {
      waiting.get(answer.id)?.resolve(answer);
      waiting.delete(answer.id);
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (error) => {
      if (worker === started) broke(error);
    });
    started.on('exit', (code) => {
      if (worker === started) broke(new Error(`exit ${code}`));
    });
    worker = started;
    return started;
  }

  async function ask(task: (id: number) => Task): Promise<Answer> {
    if (isClosed) throw new StorageUnavailable('The log is closed.');
    const thread = running();
    last += 1;
    const id = last;
    const answer = await new Promise<Answer>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      thread.ref();
      thread.postMessage(task(id));
    });
    if (answer.kind !== 'failed') return answer;
    throw answer.isOutage ? new StorageUnavailable(answer.reason) : new Error(answer.reason);
  }

  return {
    async commit(batch, at) {
      const answer = await ask((id) => ({ id, kind: 'commit', batch, at }));
      return answer.kind === 'committed' ? answer.outcomes : [];
    },
    async compact(document, least, at) {
      await ask((id) => ({ id, kind: 'compact', document, least, at }));
    },
    async close() {
      isClosed = true;
      const thread = worker;
      worker = undefined;
      await thread?.terminate();
      broke(new Error('closed'));
    },
  };
}

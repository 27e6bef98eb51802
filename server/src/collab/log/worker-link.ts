import { type Transferable, Worker } from 'node:worker_threads';

import { StorageUnavailable } from '../../storage/index.ts';

/** What travels back; see `answerQuestions`. */
export type Envelope =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly fault: { readonly isOutage: boolean; readonly reason: string } };

/** The near end of a thread; started when it is first needed, and again after it broke. */
export interface WorkerLink<Question, Answer> {
  /** @throws StorageUnavailable on an outage, and when the thread ended before it answered */
  ask(question: Question, transfer?: readonly Transferable[]): Promise<Answer>;
  /** Ends the thread after what it is doing, or cuts it off when that takes long. */
  close(): Promise<void>;
}

interface Asked<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Milliseconds that a closed thread has to finish. */
const CLOSE_WITHIN = 2000;

export function createWorkerLink<Question, Answer>(
  url: URL,
  workerData: unknown,
): WorkerLink<Question, Answer> {
  let worker: Worker | undefined;
  let isClosed = false;
  let last = 0;
  const asked = new Map<number, Asked<Answer>>();

  function ended(thread: Worker, cause: unknown): void {
    if (worker !== thread) return;
    worker = undefined;
    const gone = new StorageUnavailable('The thread of the log has ended.', { cause });
    const left = [...asked.values()];
    asked.clear();
    for (const { reject } of left) reject(gone);
  }

  function settle(thread: Worker, envelope: Envelope): void {
    const question = asked.get(envelope.id);
    asked.delete(envelope.id);
    if (asked.size === 0) thread.unref();
    if ('answer' in envelope) question?.resolve(envelope.answer as Answer);
    else {
      const { isOutage, reason } = envelope.fault;
      question?.reject(isOutage ? new StorageUnavailable(reason) : new Error(reason));
    }
  }

  function running(): Worker {
    if (worker !== undefined) return worker;
    const thread = new Worker(url, { workerData });
    thread.on('message', (envelope: Envelope) => settle(thread, envelope));
    thread.on('error', (error) => ended(thread, error));
    thread.on('exit', (code) => ended(thread, new Error(`It ended with ${code}.`)));
    worker = thread;
    return thread;
  }

  return {
    async ask(question, transfer = []) {
      if (isClosed) throw new StorageUnavailable('The log is closed.');
      const thread = running();
      // A question that waits for its answer keeps the process going; the thread alone does not.
      thread.ref();
      const id = (last += 1);
      return await new Promise<Answer>((resolve, reject) => {
        asked.set(id, { resolve, reject });
        thread.postMessage({ id, question }, transfer);
      });
    },
    async close() {
      isClosed = true;
      const thread = worker;
      if (thread === undefined) return;
      const exit = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
      thread.ref();
      thread.postMessage('close');
      const cut = setTimeout(() => void thread.terminate(), CLOSE_WITHIN);
      await exit;
      clearTimeout(cut);
    },
  };
}

import { parentPort, type Transferable } from 'node:worker_threads';

import type { Envelope } from './worker-link.ts';

interface Answered<Answer> {
  readonly answer: Answer;
  readonly transfer?: readonly Transferable[];
}

/** The far end of a `WorkerLink`: one question after the other, every fault told and none of them deadly. */
export function answerQuestions<Question, Answer>(options: {
  readonly answer: (question: Question) => Answered<Answer>;
  readonly isOutage: (error: unknown) => boolean;
  readonly close: () => void;
}): void {
  const port = parentPort;
  if (port === null) throw new Error('This runs on a thread of its own.');
  port.on('message', (message: 'close' | { readonly id: number; readonly question: Question }) => {
    if (message === 'close') {
      options.close();
      port.close();
      return;
    }
    const { id, question } = message;
    try {
      const { answer, transfer = [] } = options.answer(question);
      port.postMessage({ id, answer } satisfies Envelope, transfer);
    } catch (error) {
      const fault = { isOutage: options.isOutage(error), reason: reasonOf(error) };
      port.postMessage({ id, fault } satisfies Envelope);
    }
  });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  return error.cause === undefined ? stack : `${stack}\nbecause of ${reasonOf(error.cause)}`;
}

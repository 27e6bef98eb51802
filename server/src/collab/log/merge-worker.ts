import { type JoinedBytes, splitBytes } from './joined-bytes.ts';
import { mergeState } from './merge-state.ts';
import { answerQuestions } from './worker-answers.ts';

export interface Merge {
  readonly snapshot: Uint8Array | undefined;
  readonly updates: JoinedBytes;
}

answerQuestions({
  answer({ snapshot, updates }: Merge) {
    const answer = mergeState(snapshot, splitBytes(updates));
    return { answer, transfer: [answer.buffer] };
  },
  isOutage: () => false,
  close: () => undefined,
});

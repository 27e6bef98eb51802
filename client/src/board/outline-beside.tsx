import type { ItemId } from '@geflecht/board-schema';
import type { CommentThread, Vote, VoteView } from '@geflecht/contract';
import { Icon, IconButton } from '@geflecht/ui';
import { MessageCircle } from 'lucide-react';
import type { ReactNode } from 'react';

import { VoteLine } from '../features/facilitation/index.ts';
import { useText } from '../platform/text.tsx';

import styles from './outline.module.css';

/** What stands beside a line of the outline: its open talks and its points. */
export function useBeside(options: {
  readonly threads: readonly CommentThread[];
  readonly openThread: (thread: CommentThread) => void;
  readonly vote: Vote | null;
  readonly mine: VoteView['mine'];
  readonly mayVote: boolean;
  /** How many people have the proposal of a card open. */
  readonly here: (id: ItemId) => number;
}): (id: ItemId) => ReactNode {
  const { threads, openThread, vote, mine, mayVote, here } = options;
  const { comments: text, board } = useText();
  const talks = new Map<string, CommentThread[]>();
  for (const thread of threads) {
    if (thread.item === null || thread.resolvedAt !== null) continue;
    const known = talks.get(thread.item);
    if (known) known.push(thread);
    else talks.set(thread.item, [thread]);
  }
  return (id) => {
    const own = talks.get(id) ?? [];
    const [first] = own;
    const count = own.reduce((sum, thread) => sum + thread.count, 0);
    const readers = here(id);
    return (
      <>
        {readers > 0 && (
          <span className={styles['here']} data-passing>
            {board.outline.here(readers)}
          </span>
        )}
        {vote !== null && <VoteLine {...{ vote, mine, mayVote }} item={id} />}
        {first !== undefined && (
          <IconButton
            size="small"
            label={text.onItem(count)}
            icon={<Icon icon={MessageCircle} size={16} />}
            onPress={() => openThread(first)}
          />
        )}
      </>
    );
  };
}

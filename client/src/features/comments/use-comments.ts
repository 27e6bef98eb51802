import type { CommentChange, CommentThread, ThreadView } from '@geflecht/contract';
import { type BoardId, type ManufakturSlug, may, type PersonId, type ThreadId } from '@geflecht/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';

import { useSession } from '../../app/queries.ts';
import { request } from '../../platform/api.ts';
import { useBoardSignals } from '../../platform/board-signals.ts';
import { mentionsQuery } from './mentions.ts';
import { type CommentCache, patchPages, patchView } from './patch.ts';
import { commentsQuery, threadQuery, useThreads } from './queries.ts';
import { isNews, keepSeen, readSeen, sawThread } from './seen.ts';

/** What the panel shows. */
export type CommentView =
  | { readonly kind: 'list' }
  | { readonly kind: 'thread'; readonly id: ThreadId }
  | { readonly kind: 'new'; readonly item: string | null; readonly x: number; readonly y: number };

/** The talks on one open board, live, and what of them is shown. */
export interface Comments {
  readonly board: BoardId;
  readonly manufaktur: ManufakturSlug;
  readonly me: PersonId;
  readonly mayWrite: boolean;
  readonly mayHide: boolean;
  readonly threads: ReturnType<typeof useThreads>;
  readonly view: CommentView;
  readonly show: (view: CommentView) => void;
  readonly isNews: (thread: CommentThread) => boolean;
  /** Brings the caches up to a change of one's own. */
  readonly apply: (change: CommentChange) => void;
}

export function useComments(
  board: BoardId,
  manufaktur: ManufakturSlug,
  me: PersonId,
  readOnly: boolean,
): Comments {
  const queries = useQueryClient();
  const { actor } = useSession();
  const threads = useThreads(board);
  const [view, setView] = useState<CommentView>({ kind: 'list' });
  const [seen, setSeen] = useState(() => readSeen(board, me, new Date()));

  const show = useCallback(
    (next: CommentView): void => {
      // What was open until now has been read.
      setSeen(readSeen(board, me, new Date()));
      setView(next);
    },
    [board, me],
  );
  const apply = useCallback(
    (change: CommentChange): void => {
      queries.setQueryData<CommentCache>(commentsQuery(board).queryKey, (cache) =>
        cache === undefined ? undefined : patchPages(cache, change),
      );
      queries.setQueryData<ThreadView>(threadQuery(change.thread.id).queryKey, (known) =>
        known === undefined ? undefined : patchView(known, change),
      );
      if (change.comment?.mentions.includes(me) === true) {
        void queries.invalidateQueries({ queryKey: mentionsQuery.queryKey });
      }
    },
    [queries, board, me],
  );
  useBoardSignals(
    board,
    (signal) => {
      if (signal.topic === 'comment') apply(signal.record);
    },
    () => {
      void queries.invalidateQueries({ queryKey: ['comments', board] });
      void queries.invalidateQueries({ queryKey: ['comment thread'] });
    },
  );

  const open = view.kind === 'thread' ? threads.threads.find(({ id }) => id === view.id) : undefined;
  const [openId, lastAt] = [open?.id, open?.lastAt];
  useEffect(() => {
    if (openId === undefined || lastAt === undefined) return;
    keepSeen(board, me, sawThread(readSeen(board, me, new Date()), openId, lastAt));
    // A mention is read with its thread; should the line be away, it stays new.
    request('seeMentions', { body: { thread: openId } }).then(
      () => queries.invalidateQueries({ queryKey: mentionsQuery.queryKey }),
      () => undefined,
    );
  }, [openId, lastAt, board, me, queries]);

  return {
    board,
    manufaktur,
    me,
    mayWrite: !readOnly,
    mayHide: may(actor, 'hide_unlawful', { manufaktur }) === 'yes',
    threads,
    view,
    show,
    isNews: (thread) => thread.id !== openId && isNews(thread, seen, me),
    apply,
  };
}

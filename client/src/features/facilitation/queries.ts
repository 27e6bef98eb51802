import type { HandsView, TimerView, Vote, VoteProgress, VoteView } from '@geflecht/contract';
import type { BoardId } from '@geflecht/domain';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { request } from '../../platform/api.ts';
import { useBoardSignals } from '../../platform/board-signals.ts';

export function timerQuery(board: BoardId) {
  return queryOptions({
    queryKey: ['timer', board],
    queryFn: ({ signal }) => request<TimerView>('timer', { params: { id: board }, signal }),
    staleTime: 0,
  });
}

export function voteQuery(board: BoardId) {
  return queryOptions({
    queryKey: ['vote', board],
    queryFn: ({ signal }) => request<VoteView>('vote', { params: { id: board }, signal }),
    staleTime: 0,
  });
}

export function handsQuery(board: BoardId) {
  return queryOptions({
    queryKey: ['hands', board],
    queryFn: ({ signal }) => request<HandsView>('hands', { params: { id: board }, signal }),
    staleTime: 0,
  });
}

const NO_HANDS: HandsView = { raised: [], speaking: null, turns: [], order: [] };

/** What runs under somebody's moderation; kept up by signals, read anew whenever some may have been missed. */
export interface Facilitation {
  readonly timer: TimerView['timer'];
  /** Milliseconds the server's clock is ahead of this device's. */
  readonly ahead: number;
  readonly vote: Vote | null;
  readonly mine: VoteView['mine'];
  readonly hands: HandsView;
}

export function useFacilitation(board: BoardId): Facilitation {
  const queries = useQueryClient();
  const timer = useQuery({
    ...timerQuery(board),
    // The difference belongs to the moment of the answer.
    select: withClock,
  });
  const vote = useQuery(voteQuery(board));
  const hands = useQuery(handsQuery(board));
  const [told, setTold] = useState<ReturnType<typeof withClock> | null>(null);
  useBoardSignals(
    board,
    (signal) => {
      if (signal.topic === 'timer') {
        queries.setQueryData<TimerView>(timerQuery(board).queryKey, signal.record);
        setTold(withClock(signal.record));
      } else if (signal.topic === 'hands')
        queries.setQueryData<HandsView>(handsQuery(board).queryKey, signal.record);
      else if (signal.topic === 'votes')
        queries.setQueryData<VoteView>(voteQuery(board).queryKey, (before) =>
          withProgress(before, signal.record),
        );
      else if (signal.topic === 'vote')
        queries.setQueryData<VoteView>(voteQuery(board).queryKey, (before) =>
          withVote(before, signal.record),
        );
    },
    () => {
      for (const { queryKey } of [timerQuery(board), voteQuery(board), handsQuery(board)])
        void queries.invalidateQueries({ queryKey });
    },
  );
  return {
    timer: timer.data?.timer ?? null,
    ahead: (told ?? timer.data)?.ahead ?? 0,
    vote: vote.data?.vote ?? null,
    mine: vote.data?.mine ?? {},
    hands: hands.data ?? NO_HANDS,
  };
}

function withClock({ timer, now }: TimerView) {
  return { timer, ahead: Date.parse(now) - Date.now() };
}

/** A count that was on its way while the vote ended must not open it again. */
export function withProgress(before: VoteView | undefined, progress: VoteProgress): VoteView | undefined {
  const vote = before?.vote;
  if (before === undefined || vote?.id !== progress.id || vote.state !== 'laeuft') return before;
  return { ...before, vote: { ...vote, ...progress } };
}

/** A new vote begins without own points; a cancelled one is as if it had never been. */
export function withVote(before: VoteView | undefined, vote: Vote): VoteView {
  if (vote.state === 'abgebrochen') return { vote: null, mine: {} };
  return { vote, mine: before?.vote?.id === vote.id ? before.mine : {} };
}

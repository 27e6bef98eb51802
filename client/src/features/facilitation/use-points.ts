import type { Vote, VoteView } from '@geflecht/contract';
import { toast } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { request, sentenceOf } from '../../platform/api.ts';
import { voteQuery } from './queries.ts';

/** A vote as one takes part in it. */
export interface Ballot {
  /** Points one still has. */
  readonly left: number;
  /** Own points on a candidate. */
  readonly own: (item: string) => number;
  readonly mayGive: (item: string) => boolean;
  readonly mayTake: (item: string) => boolean;
  readonly give: (item: string, points: number) => void;
}

/** Gives points and takes them back; shown at once, judged by the server one after the other. */
export function usePoints(vote: Vote, mine: VoteView['mine'], mayVote: boolean): Ballot {
  const queries = useQueryClient();
  const { queryKey } = voteQuery(vote.board);
  const { mutate } = useMutation({
    // One after the other: the server judges each by what was given before.
    scope: { id: `points ${vote.id}` },
    mutationFn: (body: { readonly item: string; readonly points: number }) =>
      request<VoteView>('castPoints', { params: { id: vote.board, vote: vote.id }, body }),
    onMutate: ({ item, points }) => {
      queries.setQueryData<VoteView>(queryKey, (before) =>
        before === undefined ? before : { ...before, mine: { ...before.mine, [item]: points } },
      );
    },
    onError: (error) => {
      toast({ text: sentenceOf(error), tone: 'danger' });
      void queries.invalidateQueries({ queryKey });
    },
  });
  const spent = Object.values(mine).reduce((sum, points) => sum + points, 0);
  const own = (item: string): number => mine[item] ?? 0;
  const isOpen = mayVote && vote.state === 'laeuft';
  return {
    left: vote.points - spent,
    own,
    mayGive: (item) => isOpen && own(item) < vote.most && spent < vote.points,
    mayTake: (item) => isOpen && own(item) > 0,
    give: (item, points) => mutate({ item, points }),
  };
}

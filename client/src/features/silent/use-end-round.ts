import type { SilentRound, SilentView } from '@geflecht/contract';
import { toast } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { request, sentenceOf } from '../../platform/api.ts';
import { silentQuery } from './queries.ts';

/** Reveals or cancels a round. */
export function useEndRound(round: SilentRound) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (to: 'aufgedeckt' | 'abgebrochen') =>
      request<SilentRound>('endSilent', { params: { id: round.board, round: round.id }, body: { to } }),
    onSuccess: (ended) => {
      queries.setQueryData<SilentView>(silentQuery(round.board).queryKey, { round: ended });
    },
    onError: (error) => {
      void queries.invalidateQueries({ queryKey: silentQuery(round.board).queryKey });
      toast({ text: sentenceOf(error), tone: 'danger' });
    },
  });
}

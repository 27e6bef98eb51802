import type { BoardLead, LeadView, SilentRound, SilentView } from '@geflecht/contract';
import type { BoardId } from '@geflecht/domain';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';

import { request } from '../../platform/api.ts';
import { useBoardSignals } from '../../platform/board-signals.ts';

export function silentQuery(board: BoardId) {
  return queryOptions({
    queryKey: ['silent', board],
    queryFn: ({ signal }) => request<SilentView>('silent', { params: { id: board }, signal }),
    staleTime: 0,
  });
}

export function leadQuery(board: BoardId) {
  return queryOptions({
    queryKey: ['lead', board],
    queryFn: ({ signal }) => request<LeadView>('lead', { params: { id: board }, signal }),
    staleTime: 0,
  });
}

/** What runs on a board just now; kept up by signals, read anew whenever some may have been missed. */
export interface BoardTogether {
  readonly round: SilentRound | null;
  readonly lead: BoardLead | null;
}

export function useTogether(board: BoardId): BoardTogether {
  const queries = useQueryClient();
  const silent = useQuery(silentQuery(board));
  const lead = useQuery(leadQuery(board));
  useBoardSignals(
    board,
    (signal) => {
      if (signal.topic === 'silent') {
        queries.setQueryData<SilentView>(silentQuery(board).queryKey, (before) => ({
          round: newer(before?.round ?? null, signal.record),
        }));
      } else if (signal.topic === 'lead')
        queries.setQueryData<LeadView>(leadQuery(board).queryKey, signal.record);
    },
    () => {
      void queries.invalidateQueries({ queryKey: ['silent', board] });
      void queries.invalidateQueries({ queryKey: ['lead', board] });
    },
  );
  return { round: silent.data?.round ?? null, lead: lead.data?.lead ?? null };
}

/** A count that was on its way while the round ended must not open it again. */
function newer(before: SilentRound | null, told: SilentRound): SilentRound {
  if (before === null || before.id === told.id) {
    return before !== null && before.state !== 'laeuft' && told.state === 'laeuft' ? before : told;
  }
  return before.startedAt > told.startedAt ? before : told;
}

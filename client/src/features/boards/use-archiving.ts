import type { Board } from '@geflecht/domain';
import { toast } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { request, sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import { refreshBoards } from './queries.ts';

/** Puts boards away and takes them out again, each with a way back. */
export function useArchiving() {
  const text = useText().boards;
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: ({ board, isArchived }: { readonly board: Board; readonly isArchived: boolean }) =>
      request<Board>('changeBoard', { params: { id: board.id }, body: { isArchived } }),
    onSuccess: (board, { isArchived }) => {
      void refreshBoards(queries, board);
      toast({
        text: isArchived ? text.wasArchived(board.title) : text.wasRestored(board.title),
        action: { label: text.undo, onPress: () => change.mutate({ board, isArchived: !isArchived }) },
      });
    },
    onError: (error) => toast({ text: sentenceOf(error), tone: 'danger' }),
  });
  return change;
}

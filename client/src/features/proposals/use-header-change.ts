import type { ProposalDetail } from '@geflecht/contract';
import type { Proposal } from '@geflecht/domain';
import { toast } from '@geflecht/ui';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { proposalQuery } from '../../app/proposal-queries.ts';
import { ApiProblem, request, sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import {
  bodyOf,
  type Conflict,
  conflictOf,
  fieldsOf,
  type HeaderChange,
  inverse,
  news,
} from './header-change.ts';

interface Attempt {
  readonly base: Proposal;
  readonly change: HeaderChange;
  /** Taking a change back is not offered to be taken back again. */
  readonly undoable: boolean;
}

export interface HeaderChanges {
  /** `base` is what the person had before them when they began, if that was a while ago. */
  change(change: HeaderChange, base?: Proposal): void;
  readonly isPending: boolean;
  /** Somebody changed the same at the same time; nothing of the person's input is lost. */
  readonly conflict: Conflict | null;
  /** Makes the change on what the others wrote. */
  applyMine(): void;
  keepTheirs(): void;
}

class Collision extends Error {
  readonly conflict: Conflict;
  constructor(conflict: Conflict) {
    super('version_conflict');
    this.conflict = conflict;
  }
}

function show(queries: QueryClient, proposal: Proposal): void {
  queries.setQueryData<ProposalDetail>(proposalQuery(proposal.id).queryKey, (detail) =>
    detail === undefined ? undefined : { ...detail, proposal },
  );
}

function isVersionConflict(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.code === 'version_conflict';
}

async function send(base: Proposal, change: HeaderChange): Promise<Proposal> {
  const patch = (version: number) =>
    request<Proposal>('updateProposal', { params: { id: base.id }, body: bodyOf(version, change) });
  try {
    return await patch(base.version);
  } catch (error) {
    if (!isVersionConflict(error)) throw error;
    const theirs = (await request<ProposalDetail>('proposal', { params: { id: base.id } })).proposal;
    const conflict = conflictOf(base, theirs, change);
    if (conflict !== null) throw new Collision(conflict);
    return await patch(theirs.version);
  }
}

/**
 * Changes the header: shown at once, taken back if refused. Where two people changed different things both stay; where
 * they changed the same, the person decides.
 */
export function useHeaderChange(proposal: Proposal): HeaderChanges {
  const { header } = useText().proposals;
  const queries = useQueryClient();
  const [conflict, setConflict] = useState<Conflict | null>(null);

  const mutation = useMutation({
    mutationFn: ({ base, change }: Attempt) => send(base, change),
    onMutate: ({ base, change }) => show(queries, { ...base, ...change }),
    onSuccess: (changed, { base, change, undoable }) => {
      show(queries, changed);
      const fields = fieldsOf(change);
      const [only] = fields;
      toast({
        key: 'header',
        text: fields.length === 1 && only !== undefined ? header.changed[only] : header.changed.several,
        ...(undoable
          ? {
              action: {
                label: header.undo,
                onPress: () =>
                  mutation.mutate({ base: changed, change: inverse(base, change), undoable: false }),
              },
            }
          : {}),
      });
    },
    onError: (error, { base }) => {
      if (error instanceof Collision) {
        show(queries, error.conflict.theirs);
        setConflict(error.conflict);
        return;
      }
      show(queries, base);
      toast({ tone: 'danger', text: sentenceOf(error) });
    },
    // What may be done next depends on the header.
    onSettled: () =>
      void queries.invalidateQueries({ queryKey: proposalQuery(proposal.id).queryKey, exact: true }),
  });

  return {
    change(wanted, base = proposal) {
      const change = news(base, wanted);
      const collision = conflictOf(base, proposal, change);
      if (collision !== null) setConflict(collision);
      else if (fieldsOf(change).length > 0) mutation.mutate({ base: proposal, change, undoable: true });
    },
    isPending: mutation.isPending,
    conflict,
    applyMine() {
      if (conflict === null) return;
      setConflict(null);
      mutation.mutate({ base: conflict.theirs, change: conflict.mine, undoable: true });
    },
    keepTheirs: () => setConflict(null),
  };
}

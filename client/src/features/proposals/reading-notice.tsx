import type { ProposalDetail } from '@geflecht/contract';
import { may, type Membership, type Proposal } from '@geflecht/domain';
import { Banner, Button, toast } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BookOpen } from 'lucide-react';

import { proposalQuery } from '../../app/proposal-queries.ts';
import { sessionQuery, useSession } from '../../app/queries.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';

export interface ReadingNoticeProps {
  readonly proposal: ProposalDetail['proposal'];
  /** The Manufaktur's name. */
  readonly manufaktur: string;
}

/** Why one only reads, and how to write along. */
export function ReadingNotice({ proposal, manufaktur }: ReadingNoticeProps) {
  const { reading } = useText().proposals.screen;
  const { actor } = useSession();
  const join = useJoin(proposal, reading.joined(manufaktur));
  const canJoin =
    !actor.guest && may(actor, 'join_manufaktur', { manufaktur: proposal.manufaktur }) === 'yes';
  return (
    <Banner
      icon={BookOpen}
      action={
        canJoin && (
          <Button isPending={join.isPending} onPress={() => join.mutate()}>
            {reading.join}
          </Button>
        )
      }
    >
      <strong>{reading.title}.</strong> {actor.guest ? reading.guest : reading.body(manufaktur)}
    </Banner>
  );
}

function useJoin(proposal: Proposal, done: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      request<Membership>('join', { params: { slug: proposal.manufaktur }, body: { state: 'mitglied' } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await queries.invalidateQueries({ queryKey: proposalQuery(proposal.id).queryKey });
      toast({ text: done });
    },
    onError: (error) => toast({ tone: 'danger', text: sentenceOf(error) }),
  });
}

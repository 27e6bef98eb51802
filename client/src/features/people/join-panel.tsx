import type { ManufakturDetail } from '@geflecht/contract';
import { may, type Membership } from '@geflecht/domain';
import { AlertDialog, Banner, Button, SectionHeading, toast } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { manufakturQuery, sessionQuery, useSession } from '../../app/queries.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';

import styles from './people.module.css';

type Tie = Membership['state'] | 'besuch';

/** Visit, guest, member: where one stands and the next step. */
export function JoinPanel({ detail }: { readonly detail: ManufakturDetail }) {
  const { people } = useText();
  const queries = useQueryClient();
  const { actor } = useSession();
  const [leaving, setLeaving] = useState(false);
  const { slug } = detail;
  const tie: Tie = detail.members.find((member) => member.person === actor.person)?.state ?? 'besuch';

  const change = useMutation({
    mutationFn: async (to: Tie) => {
      if (to === 'besuch') await request<void>('leave', { params: { slug } });
      else await request<Membership>('join', { params: { slug }, body: { state: to } });
    },
    onSuccess: async (_, to) => {
      setLeaving(false);
      toast({
        text:
          to === 'mitglied'
            ? people.join.joinedMember
            : to === 'gast'
              ? people.join.joinedGuest
              : people.join.left,
        ...(to === 'besuch' && tie !== 'besuch'
          ? { action: { label: people.join.undo, onPress: () => change.mutate(tie) } }
          : {}),
      });
      await Promise.all([
        queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
        queries.invalidateQueries({ queryKey: manufakturQuery(slug).queryKey }),
      ]);
    },
  });

  if (may(actor, 'join_manufaktur', { manufaktur: slug }) !== 'yes') return null;
  return (
    <section className={styles['panel']}>
      <SectionHeading>{people.join.title}</SectionHeading>
      <p>{people.join[tie]}</p>
      {change.isError && (
        <Banner tone="danger" isAnnounced>
          {sentenceOf(change.error)}
        </Banner>
      )}
      <div className={styles['buttons']}>
        {tie !== 'mitglied' && !actor.guest && (
          <Button variant="primary" isDisabled={change.isPending} onPress={() => change.mutate('mitglied')}>
            {people.join.asMember}
          </Button>
        )}
        {tie === 'besuch' && (
          <Button isDisabled={change.isPending} onPress={() => change.mutate('gast')}>
            {people.join.asGuest}
          </Button>
        )}
        {tie !== 'besuch' && (
          <Button variant="quiet" isDisabled={change.isPending} onPress={() => setLeaving(true)}>
            {people.join.leave}
          </Button>
        )}
      </div>
      {actor.guest && <p className={styles['soft']}>{people.join.guestOnly}</p>}
      <AlertDialog
        isOpen={leaving}
        onOpenChange={setLeaving}
        title={people.join.leaveTitle}
        confirmLabel={people.join.leaveConfirm}
        cancelLabel={people.join.stay}
        tone="neutral"
        isPending={change.isPending}
        onConfirm={() => change.mutate('besuch')}
      >
        {people.join.leaveBody}
      </AlertDialog>
    </section>
  );
}

import type { SessionView } from '@geflecht/contract';
import type { PersonId } from '@geflecht/domain';
import { countUnsent } from '@geflecht/sync';
import { Button, Dialog } from '@geflecht/ui';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';

import { ApiProblem, OfflineError, request } from '../../platform/api.ts';
import { useIsKept, useLive } from '../../platform/live.tsx';
import { useText } from '../../platform/text.tsx';

import styles from './profile.module.css';

/** How often the question looks whether it is still true; ms. */
const LOOK = 1000;

/** What this person has not sent yet, in this tab or in any other of this browser. */
function useUnsent(person: PersonId, atFirst: number): number {
  const live = useLive();
  const [count, setCount] = useState(atFirst);
  useEffect(() => {
    let isOver = false;
    const look = async (): Promise<void> => {
      const stored = await countUnsent(person);
      if (!isOver) setCount(Math.max(stored, live?.unsent() ?? 0));
    };
    void look();
    // Other tabs send, too, and say nothing of it here.
    const timer = setInterval(() => void look(), LOOK);
    const stop = live?.subscribe(() => void look());
    return () => {
      isOver = true;
      clearInterval(timer);
      stop?.();
    };
  }, [person, live]);
  return count;
}

/** An answer later than this is none; ms. */
const PATIENCE = 5000;

async function isReached(signal: AbortSignal): Promise<boolean> {
  try {
    await request<SessionView>('session', {
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    return true;
  } catch (error) {
    if (error instanceof OfflineError || error instanceof ApiProblem) return false;
    throw error;
  }
}

/**
 * Whether a request gets through. Neither the live connection nor the browser knows: a firewall may let one pass and
 * not the other.
 */
const reachQuery = queryOptions({
  queryKey: ['reach'],
  queryFn: ({ signal }) => isReached(signal),
  networkMode: 'always',
  staleTime: 0,
  gcTime: 0,
  refetchInterval: 2 * LOOK,
  placeholderData: () => (navigator.onLine ? undefined : false),
});

interface SignOutQuestionProps {
  readonly person: PersonId;
  readonly countAtFirst: number;
  readonly isPending: boolean;
  readonly onStay: () => void;
  readonly onLeave: (unsent: 'keep' | 'discard') => void;
}

/** Says what would be lost and whether signing out works at all, and stays true for as long as it is open. */
export function SignOutQuestion({ person, countAtFirst, isPending, onStay, onLeave }: SignOutQuestionProps) {
  const { signOut } = useText().sync;
  const count = useUnsent(person, countAtFirst);
  const isKept = useIsKept();
  const { data: reached } = useQuery(reachQuery);
  const isUnreachable = reached === false;
  // Not known yet: nothing is offered that might not work.
  const isDisabled = isPending || reached === undefined;

  let title: string;
  let words: ReactNode;
  let ways: ReactNode;
  if (count > 0) {
    title = signOut.title(count);
    words = (
      <>
        <p>{signOut.body}</p>
        {isUnreachable ? <p>{signOut.unreachable}</p> : isKept && <p>{signOut.kept}</p>}
      </>
    );
    ways = (
      <>
        <Button variant="danger" isDisabled={isDisabled} onPress={() => onLeave('discard')}>
          {signOut.leaveDiscarding}
        </Button>
        {isKept && (
          <Button isDisabled={isDisabled} onPress={() => onLeave('keep')}>
            {signOut.leaveKeeping}
          </Button>
        )}
      </>
    );
  } else {
    title = isUnreachable ? signOut.offlineTitle : signOut.savedTitle;
    words = <p>{isUnreachable ? signOut.unreachable : signOut.savedBody}</p>;
    ways = (
      <Button isDisabled={isDisabled} onPress={() => onLeave('discard')}>
        {signOut.leave}
      </Button>
    );
  }
  return (
    <Dialog
      isOpen
      onOpenChange={onStay}
      title={title}
      size="large"
      isDismissable={false}
      actions={
        <>
          {!isUnreachable && ways}
          <Button variant="primary" autoFocus onPress={onStay}>
            {signOut.stay}
          </Button>
        </>
      }
    >
      <div className={styles['question']} aria-live="polite">
        {words}
      </div>
    </Dialog>
  );
}

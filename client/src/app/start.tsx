import { Button, Spinner } from '@geflecht/ui';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';

import { OfflineError } from '../platform/api.ts';
import { useText } from '../platform/text.tsx';
import { sessionQuery } from './queries.ts';
import { Logo } from './shell/logo.tsx';

import styles from './start.module.css';

/** ms between two attempts: short at first, later so that a server that comes back is not overrun. */
const between = (failures: number): number => Math.min(2000 * 1.5 ** (failures - 1), 6000);

/** What opens fast enough needs no word about it; ms. */
const WORTH_SAYING = 400;
const WORTH_EXPLAINING = 6000;
/** How long the button shows at least that an attempt is under way; ms. */
const ATTEMPT_SHOWN = 1000;

/**
 * Shows nothing of the client before the server has said who is asking. It keeps asking by itself, and says what is
 * the matter meanwhile.
 */
export function Start({ children }: { readonly children: ReactNode }) {
  const session = useQuery({
    ...sessionQuery,
    // A page that says the truth at once and asks again later, instead of asking again in silence.
    retry: false,
    networkMode: 'always',
    refetchInterval: ({ state }) =>
      state.data === undefined && state.errorUpdateCount > 0 ? between(state.errorUpdateCount) : false,
    refetchOnWindowFocus: ({ state }) => state.data === undefined,
  });
  if (session.data !== undefined) return children;
  return session.errorUpdateCount === 0 ? <Opening /> : <NotOpened session={session} />;
}

function Page({ children }: { readonly children: ReactNode }) {
  const { name } = useText().shell;
  return (
    <main className={styles['page']}>
      <p className={styles['name']}>
        <Logo />
        {name}
      </p>
      {children}
    </main>
  );
}

/** True once `ms` have passed. */
function useLaterThan(ms: number): boolean {
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isLater;
}

function Opening() {
  const { start } = useText().shell;
  const isWorthSaying = useLaterThan(WORTH_SAYING);
  const isLong = useLaterThan(WORTH_EXPLAINING);
  if (!isWorthSaying) return null;
  return (
    <Page>
      <div role="status" className={styles['words']}>
        <p className={styles['opening']}>
          {start.opening} <Spinner />
        </p>
        {isLong && <p className={styles['soft']}>{start.long}</p>}
      </div>
    </Page>
  );
}

/** The error of the last attempt that ended, also while the next one is under way. */
function useLastError(current: Error | null): Error | null {
  const [last, setLast] = useState(current);
  if (current !== null && current !== last) setLast(current);
  return current ?? last;
}

function NotOpened({ session }: { readonly session: UseQueryResult<unknown> }) {
  const { start, error: words } = useText().shell;
  const error = useLastError(session.error);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    if (!isAsked || session.isFetching) return;
    const timer = setTimeout(() => setAsked(false), ATTEMPT_SHOWN);
    return () => clearTimeout(timer);
  }, [isAsked, session.isFetching]);
  const again = (): void => {
    setAsked(true);
    void session.refetch();
  };
  const isUnreachable = error instanceof OfflineError;
  return (
    <Page>
      <div role="alert" className={styles['words']}>
        <h1 className={styles['title']}>{isUnreachable ? start.unreachable : start.failed}</h1>
        <p>{isUnreachable ? start.unreachableBody : start.failedBody}</p>
        <p className={styles['soft']}>{start.byItself}</p>
      </div>
      <Button variant="primary" isPending={isAsked} onPress={again}>
        {words.again}
      </Button>
    </Page>
  );
}

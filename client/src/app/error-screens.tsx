import { Button, LinkButton } from '@geflecht/ui';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';

import { ApiProblem, OfflineError } from '../platform/api.ts';
import { useText } from '../platform/text.tsx';

import styles from './error-screens.module.css';

function Message({ title, children, actions }: { title: string; children: ReactNode; actions: ReactNode }) {
  return (
    <section className={styles['page']}>
      <h1 className={styles['title']}>{title}</h1>
      {children}
      <p className={styles['actions']}>{actions}</p>
    </section>
  );
}

export function NotFoundScreen() {
  const { shell } = useText();
  return (
    <Message
      title={shell.missing.title}
      actions={
        <LinkButton variant="primary" href="/">
          {shell.error.home}
        </LinkButton>
      }
    >
      <p>{shell.missing.body}</p>
    </Message>
  );
}

/** True when a part of the client could not be loaded: mostly a newer version has replaced it. */
function isOutdated(error: unknown): boolean {
  return error instanceof TypeError && /import|module/i.test(error.message);
}

/** What happened, what was kept, what to do now. */
export function RouteErrorScreen({ error, reset }: ErrorComponentProps) {
  const { shell } = useText();
  const router = useRouter();
  const inWorkspace = useRouterState({
    select: ({ location }) => /^\/(m|vorschlag)\//.test(location.pathname),
  });
  const offline = error instanceof OfflineError;
  const again = (): void => {
    reset();
    void router.invalidate();
  };

  useEffect(() => {
    if (!offline) return;
    const retry = (): void => {
      reset();
      void router.invalidate();
    };
    window.addEventListener('online', retry);
    const timer = setInterval(retry, 5000);
    return () => {
      window.removeEventListener('online', retry);
      clearInterval(timer);
    };
  }, [offline, reset, router]);

  if (error instanceof ApiProblem && error.problem.status === 404) return <NotFoundScreen />;

  const forbidden = error instanceof ApiProblem && error.problem.code === 'not_permitted';
  const outdated = isOutdated(error);
  const sentence = error instanceof ApiProblem || offline ? error.text : shell.error.unexpected;
  return (
    <Message
      title={forbidden ? shell.forbidden.title : shell.error.title}
      actions={
        <>
          {outdated ? (
            <Button variant="primary" onPress={() => window.location.reload()}>
              {shell.error.reload}
            </Button>
          ) : forbidden ? null : (
            <Button variant="primary" onPress={again}>
              {shell.error.again}
            </Button>
          )}
          <LinkButton href="/">{shell.error.home}</LinkButton>
        </>
      }
    >
      <p>{forbidden && inWorkspace ? shell.forbidden.body : outdated ? shell.error.outdated : sentence}</p>
      {!forbidden && !outdated && !offline && <p className={styles['soft']}>{shell.error.kept}</p>}
    </Message>
  );
}

/** Where the shell itself is missing there is no `main` around it. */
export function RootErrorScreen(props: ErrorComponentProps) {
  return (
    <main>
      <RouteErrorScreen {...props} />
    </main>
  );
}

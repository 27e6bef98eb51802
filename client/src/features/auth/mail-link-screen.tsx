import type { SessionView } from '@geflecht/contract';
import { Banner, Button, LinkButton, PageHeader } from '@geflecht/ui';
import { useMutation } from '@tanstack/react-query';

import { useSessionChange } from '../../app/session-change.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import { useFragmentToken } from './token.ts';

import styles from './auth.module.css';

/** The link of a mail leads here; only the press signs in, because scanners open links, too. */
export function MailLinkScreen() {
  const { auth } = useText();
  const token = useFragmentToken();
  const change = useSessionChange();
  const confirm = useMutation({
    mutationFn: (key: string) => request<SessionView>('mailLinkConfirm', { body: { token: key } }),
    onSuccess: (session) => change(session, '/'),
  });
  return (
    <div className={styles['page']}>
      <PageHeader
        title={auth.confirm.title}
        lead={token === null ? auth.confirm.missing : auth.confirm.body}
      />
      {confirm.isError && (
        <Banner tone="danger" isAnnounced>
          {sentenceOf(confirm.error)}
        </Banner>
      )}
      {token === null || confirm.isError ? (
        <LinkButton href="/anmelden" variant="primary" className={styles['start']}>
          {auth.confirm.newLink}
        </LinkButton>
      ) : (
        <Button
          variant="primary"
          className={styles['start']}
          isPending={confirm.isPending}
          onPress={() => confirm.mutate(token)}
        >
          {auth.confirm.button}
        </Button>
      )}
    </div>
  );
}

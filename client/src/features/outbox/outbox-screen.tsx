import type { OutboxMail } from '@geflecht/contract';
import { formatDateTime } from '@geflecht/i18n';
import { Button, EmptyState, Icon, LoadingRegion, PageHeader, SkeletonText } from '@geflecht/ui';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Inbox, RefreshCw } from 'lucide-react';

import { useSession } from '../../app/queries.ts';
import { request } from '../../platform/api.ts';
import { CopyButton } from '../../platform/copy-button.tsx';
import { useLanguage, useText } from '../../platform/text.tsx';

import styles from './outbox.module.css';

const outboxQuery = queryOptions({
  queryKey: ['outbox'],
  queryFn: ({ signal }) => request<OutboxMail[]>('outbox', { signal }),
  staleTime: 0,
  // Somebody may be waiting for a link right now; mails are not part of the feed.
  refetchInterval: 10_000,
});

const ADDRESS = /https?:\/\/[^\s<>"]+/;

function Mail({ mail }: { readonly mail: OutboxMail }) {
  const { outbox } = useText();
  const language = useLanguage();
  const link = ADDRESS.exec(mail.text)?.[0];
  return (
    <li className={styles['mail']}>
      <h2 className={styles['subject']}>{mail.subject}</h2>
      <p className={styles['soft']}>
        {outbox.to} {mail.to} · {formatDateTime(language, mail.createdAt)}
      </p>
      <p className={styles['text']}>{mail.text}</p>
      {link !== undefined && <CopyButton text={link} label={outbox.copy} copiedLabel={outbox.copied} />}
    </li>
  );
}

/** Mails that wait for a mail server, readable by the administration. */
export function OutboxScreen() {
  const { outbox } = useText();
  const { mailConfigured } = useSession();
  const mails = useQuery({ ...outboxQuery, throwOnError: true });
  return (
    <div className={styles['page']}>
      <PageHeader
        title={outbox.title}
        lead={mailConfigured ? outbox.leadSent : outbox.lead}
        actions={
          <Button icon={<Icon icon={RefreshCw} size={16} />} onPress={() => void mails.refetch()}>
            {outbox.refresh}
          </Button>
        }
      />
      {mails.data === undefined ? (
        <LoadingRegion>
          <SkeletonText lines={6} />
        </LoadingRegion>
      ) : mails.data.length === 0 ? (
        <EmptyState icon={Inbox} title={outbox.empty.title}>
          {outbox.empty.body}
        </EmptyState>
      ) : (
        <ul role="list" className={styles['mails']}>
          {mails.data.map((mail) => (
            <Mail key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
    </div>
  );
}

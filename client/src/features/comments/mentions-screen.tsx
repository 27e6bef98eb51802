import type { Mention } from '@geflecht/contract';
import { formatRelative } from '@geflecht/i18n';
import { Button, EmptyState, LoadingRegion, PageHeader, SkeletonRows } from '@geflecht/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AtSign } from 'lucide-react';

import { overviewQuery, usePeople } from '../../app/queries.ts';
import { request } from '../../platform/api.ts';
import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useNow } from '../../platform/now.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { mentionsQuery } from './mentions.ts';

import styles from './comments.module.css';

/** Where somebody spoke to the one signed in; each leads to its thread on the board. */
export function MentionsScreen() {
  const text = useText().comments.mentions;
  const queries = useQueryClient();
  const { data } = useQuery({ ...mentionsQuery, throwOnError: true });
  const seeAll = useMutation({
    mutationFn: () => request<undefined>('seeMentions', { body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: mentionsQuery.queryKey }),
  });
  return (
    <div className={styles['page']}>
      <PageHeader
        title={text.title}
        lead={text.lead}
        actions={
          (data?.unseen ?? 0) > 0 && (
            <Button isPending={seeAll.isPending} onPress={() => seeAll.mutate()}>
              {text.seeAll}
            </Button>
          )
        }
      />
      {data === undefined && (
        <LoadingRegion>
          <SkeletonRows count={4} />
        </LoadingRegion>
      )}
      {data?.mentions.length === 0 && (
        <EmptyState icon={AtSign} title={text.emptyTitle}>
          {text.empty}
        </EmptyState>
      )}
      <ul className={styles['list']} role="list">
        {data?.mentions.map((mention) => (
          <li key={mention.comment.id}>
            <MentionRow mention={mention} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function MentionRow({ mention }: { readonly mention: Mention }) {
  const { comments: text } = useText();
  const language = useLanguage();
  const now = useNow();
  const names = useManufakturNames();
  const { data } = useQuery(overviewQuery);
  const { comment, board, manufaktur, isSeen } = mention;
  const author = usePeople().name(comment.author) ?? text.nobody;
  const home = data?.manufakturen.find(({ slug }) => slug === manufaktur);
  return (
    <Link
      className={styles['mention']}
      to="/m/$slug/tafel"
      params={{ slug: manufaktur }}
      search={{ board, faden: comment.thread }}
    >
      <span className={styles['head']}>
        <span className={styles['author']}>{author}</span>
        <span className={styles['soft']}>{formatRelative(language, comment.at, now)}</span>
        {home !== undefined && <span className={styles['soft']}>{names.full(home)}</span>}
        {!isSeen && <span className={styles['news']}>{text.mentions.isNew}</span>}
      </span>
      <span className={styles['excerpt']}>{comment.words}</span>
    </Link>
  );
}

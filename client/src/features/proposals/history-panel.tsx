import type { FeedEvent } from '@geflecht/contract';
import type { Proposal, ProposalId } from '@geflecht/domain';
import { formatDateTime, formatRelative } from '@geflecht/i18n';
import { Button } from '@geflecht/ui';
import { useState } from 'react';

import { usePeople } from '../../app/queries.ts';
import { useNow } from '../../platform/now.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { historyLine } from './history-line.ts';

import styles from './proposal.module.css';

const AT_FIRST = 6;

export interface HistoryPanelProps {
  readonly proposal: ProposalId;
  /** Newest first. */
  readonly events: readonly FeedEvent[];
  readonly ends: readonly Proposal[];
}

/** What happened to a proposal, newest first. */
export function HistoryPanel({ proposal, events, ends }: HistoryPanelProps) {
  const text = useText();
  const { history } = text.proposals;
  const language = useLanguage();
  const people = usePeople();
  const [all, setAll] = useState(false);
  const now = useNow();
  const lines = events
    .map((event) => {
      const who = event.actor === null ? null : people.name(event.actor);
      const line = historyLine(proposal, event, {
        language,
        text,
        who: who ?? history.someone,
        titleOf: (id) => ends.find((end) => end.id === id)?.title,
      });
      return { event, line };
    })
    .filter(({ line }) => line !== null);
  if (lines.length === 0) return <p className={styles['hint']}>{history.empty}</p>;
  return (
    <>
      <ol role="list" className={styles['events']}>
        {lines.slice(0, all ? undefined : AT_FIRST).map(({ event, line }) => (
          <li key={event.seq}>
            <span>{line}</span>
            <time dateTime={event.at} title={formatDateTime(language, event.at)} className={styles['hint']}>
              {formatRelative(language, event.at, new Date(Math.max(now.getTime(), Date.parse(event.at))))}
            </time>
          </li>
        ))}
      </ol>
      {!all && lines.length > AT_FIRST && (
        <Button variant="quiet" size="small" onPress={() => setAll(true)}>
          {history.more}
        </Button>
      )}
    </>
  );
}

import type { Overview } from '@geflecht/contract';
import { formatDate, formatRelative } from '@geflecht/i18n';
import { Banner, Button, EmptyState, Icon, LinkButton, LoadingRegion, SkeletonRows } from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { CalendarDays, Network } from 'lucide-react';
import { overviewQuery, useSession } from '../../app/queries.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useNow } from '../../platform/now.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { headlineOf } from './headline.ts';
import { ManufakturRow } from './manufaktur-row.tsx';
import styles from './overview.module.css';

/** The one sentence of what matters now. */
function Headline({ data }: { readonly data: Overview }) {
  const { overview, feed } = useText();
  const language = useLanguage();
  const names = useManufakturNames();
  const now = useNow();
  const headline = headlineOf(data, now);
  const sentence = (): string => {
    switch (headline.kind) {
      case 'meeting':
        return overview.now.meeting(headline.title, formatDate(language, headline.date, 'full'));
      case 'busy':
        return overview.now.busy(headline.people, headline.places);
      case 'moved': {
        const { manufaktur, move } = headline;
        return overview.now.moved(
          names.short(manufaktur),
          feed.publicly[move.kind](move.title),
          formatRelative(language, move.at, now),
        );
      }
      case 'standing':
        return overview.now.standing(headline.proposals, headline.links);
      case 'quiet':
        return overview.now.quiet;
    }
  };
  return <p className={styles['headline']}>{sentence()}</p>;
}

function NextMeeting({ meeting }: { readonly meeting: Overview['nextMeeting'] }) {
  const { overview } = useText();
  const language = useLanguage();
  return (
    <p className={styles['meeting']}>
      <Icon icon={CalendarDays} />
      <span>
        {meeting === null ? (
          overview.noMeeting
        ) : (
          <>
            {overview.nextMeeting}: <strong>{meeting.title}</strong>,{' '}
            {overview.meetingAt(formatDate(language, meeting.date, 'full'), meeting.begins, meeting.place)}
          </>
        )}
      </span>
    </p>
  );
}

/** All Manufakturen at a glance; anybody may read it. */
export function OverviewScreen() {
  const { overview, shell } = useText();
  const { person } = useSession();
  const { data, error, refetch } = useQuery(overviewQuery);
  return (
    <div className={styles['page']}>
      <header className={styles['intro']}>
        <h1 className={styles['title']}>{overview.title}</h1>
        {data === undefined ? <p className={styles['headline']}>{overview.lead}</p> : <Headline data={data} />}
        {data !== undefined && <NextMeeting meeting={data.nextMeeting} />}
        {person === null && (
          <p className={styles['enter']}>
            <span>{overview.peek}</span>
            <LinkButton href="/anmelden" size="small">
              {overview.signIn}
            </LinkButton>
          </p>
        )}
      </header>
      {data === undefined && error !== null && (
        <Banner tone="caution" isAnnounced action={<Button onPress={() => void refetch()}>{shell.retry}</Button>}>
          {sentenceOf(error)}
        </Banner>
      )}
      {data === undefined && error === null && (
        <LoadingRegion>
          <SkeletonRows count={8} />
        </LoadingRegion>
      )}
      {data?.manufakturen.length === 0 && <EmptyState icon={Network}>{overview.empty}</EmptyState>}
      {data !== undefined && data.manufakturen.length > 0 && (
        <ul role="list" aria-label={overview.list} className={styles['rows']}>
          {data.manufakturen.map((manufaktur) => (
            <ManufakturRow key={manufaktur.slug} manufaktur={manufaktur} visitorHeads={data.heads[manufaktur.slug] ?? 0} />
          ))}
        </ul>
      )}
    </div>
  );
}

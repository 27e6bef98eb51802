import type { Overview } from '@geflecht/contract';
import { formatDate, formatRelative } from '@geflecht/i18n';
import { Banner, Button, EmptyState, Icon, LoadingRegion, SkeletonRows, TextLink } from '@geflecht/ui';
import { useQuery } from '@tanstack/react-query';
import { CalendarDays, MapPin, Network } from 'lucide-react';

import { overviewQuery, useSession } from '../../app/queries.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { dayInMunich, useNow } from '../../platform/now.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { headlineOf } from './headline.ts';
import { ManufakturRow } from './manufaktur-row.tsx';

import styles from './overview.module.css';

const DAY = 86_400_000;

/** The one sentence of what matters now. */
function Headline({ data, now }: { readonly data: Overview; readonly now: Date }) {
  const { overview, feed } = useText();
  const language = useLanguage();
  const names = useManufakturNames();
  const headline = headlineOf(data, now);
  const dayName = (day: string): string => {
    if (day === dayInMunich(now)) return overview.now.today;
    if (day === dayInMunich(new Date(now.getTime() + DAY))) return overview.now.tomorrow;
    return overview.now.onDay(formatDate(language, day, 'full'));
  };
  const sentence = (): string => {
    switch (headline.kind) {
      case 'meeting':
        return overview.now.meeting(headline.title, dayName(headline.date), headline.begins);
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

function NextMeeting({
  meeting,
  isHeadline,
}: {
  readonly meeting: Overview['nextMeeting'];
  readonly isHeadline: boolean;
}) {
  const { overview } = useText();
  const language = useLanguage();
  if (meeting !== null && isHeadline) {
    return (
      <p className={styles['meeting']}>
        <Icon icon={MapPin} />
        <span>{meeting.place}</span>
      </p>
    );
  }
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
  const now = useNow();
  const { data, error, refetch } = useQuery(overviewQuery);
  return (
    <div className={styles['page']}>
      <header className={styles['intro']}>
        <h1 className={styles['title']}>{overview.title}</h1>
        {data === undefined ? (
          <p className={styles['headline']}>{overview.lead}</p>
        ) : (
          <Headline data={data} now={now} />
        )}
        {data !== undefined && (
          <NextMeeting meeting={data.nextMeeting} isHeadline={headlineOf(data, now).kind === 'meeting'} />
        )}
        {person === null && (
          <p className={styles['enter']}>
            <TextLink href="/anmelden">{overview.peek}</TextLink>
          </p>
        )}
      </header>
      {data === undefined && error !== null && (
        <Banner
          tone="caution"
          isAnnounced
          action={<Button onPress={() => void refetch()}>{shell.retry}</Button>}
        >
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
            <ManufakturRow
              key={manufaktur.slug}
              manufaktur={manufaktur}
              visitorHeads={data.heads[manufaktur.slug] ?? 0}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

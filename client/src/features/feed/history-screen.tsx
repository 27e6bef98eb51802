import type { FeedEvent } from '@geflecht/contract';
import type { Proposal, ProposalId } from '@geflecht/domain';
import { formatTime } from '@geflecht/i18n';
import { Button, EmptyState, Icon, LinkButton, LoadingRegion, PageHeader, SkeletonText } from '@geflecht/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import {
  ArrowRightCircle,
  Archive,
  ArchiveRestore,
  Bookmark,
  FilePlus2,
  History,
  Link2,
  type LucideIcon,
  MessageCircleReply,
  PencilLine,
  RotateCcw,
  SlidersHorizontal,
  StickyNote,
  UserMinus,
  UserPlus,
  CircleDot,
} from 'lucide-react';

import { usePeople } from '../../app/feed.ts';
import { overviewQuery } from '../../app/queries.ts';
import { request } from '../../platform/api.ts';
import { dayName } from '../../platform/day-name.ts';
import { useManufakturNames } from '../../platform/manufaktur-names.ts';
import { useNow } from '../../platform/now.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { groupByDay } from './days.ts';
import { sentenceOf } from './sentence.ts';

import styles from './feed.module.css';

const ICONS: Readonly<Record<FeedEvent['kind'], LucideIcon>> = {
  proposal_created: FilePlus2,
  proposal_changed: SlidersHorizontal,
  proposal_moved: ArrowRightCircle,
  proposal_written: PencilLine,
  link_proposed: Link2,
  link_answered: MessageCircleReply,
  member_joined: UserPlus,
  member_left: UserMinus,
  person_arrived: UserPlus,
  board_created: StickyNote,
  board_renamed: StickyNote,
  board_archived: Archive,
  board_restored: ArchiveRestore,
  vote_closed: CircleDot,
  version_named: Bookmark,
  version_restored: RotateCcw,
};

/** The server answers at most this many at once. */
const PAGE = 200;

function useTitles(): (id: ProposalId) => string | null {
  // Links join two Manufakturen, so the titles of all of them are needed.
  const { data } = useQuery({
    queryKey: ['proposals', {}],
    queryFn: ({ signal }) => request<Proposal[]>('proposals', { signal }),
  });
  const titles = new Map((data ?? []).map((proposal) => [proposal.id, proposal.title]));
  return (id) => titles.get(id) ?? null;
}

function Entry({
  event,
  titleOf,
}: {
  readonly event: FeedEvent;
  readonly titleOf: (id: ProposalId) => string | null;
}) {
  const text = useText();
  const language = useLanguage();
  const names = useManufakturNames();
  const directory = usePeople();
  const { data: overview } = useQuery(overviewQuery);
  const pieces = sentenceOf(event, {
    text,
    language,
    titleOf,
    nameOf: (person) => directory.name(person),
    manufakturOf: (slug) => {
      const manufaktur = overview?.manufakturen.find((each) => each.slug === slug);
      return manufaktur === undefined ? slug : names.short(manufaktur);
    },
  });
  return (
    <li className={styles['entry']}>
      <Icon icon={ICONS[event.kind]} size={16} className={styles['icon']} />
      <p className={styles['sentence']}>
        {pieces.map((piece, index) => {
          // Pieces never change places.
          if (piece.kind === 'words') return piece.text;
          if (piece.kind === 'person') return <strong key={index}>{piece.text}</strong>;
          return (
            <Link key={index} to="/vorschlag/$id" params={{ id: piece.id }}>
              {piece.text}
            </Link>
          );
        })}
        {event.kind === 'proposal_moved' && event.reason !== null && event.reason !== '' && (
          <span className={styles['reason']}>{event.reason}</span>
        )}
      </p>
      <time className={styles['time']} dateTime={event.at}>
        {formatTime(language, event.at)}
      </time>
    </li>
  );
}

function Day({ day, children }: { readonly day: string; readonly children: React.ReactNode }) {
  const language = useLanguage();
  const now = useNow();
  return (
    <section className={styles['day']}>
      <h2 className={styles['date']}>{dayName(day, now, language)}</h2>
      <ol role="list" className={styles['entries']}>
        {children}
      </ol>
    </section>
  );
}

/** What happened in a Manufaktur, newest first; grows by itself. */
export function HistoryScreen() {
  const { feed } = useText();
  const names = useManufakturNames();
  const { slug } = useParams({ from: '/m/$slug/verlauf' });
  const titleOf = useTitles();
  const { data: overview } = useQuery(overviewQuery);
  const manufaktur = overview?.manufakturen.find((each) => each.slug === slug);
  const history = useInfiniteQuery({
    queryKey: ['events', { manufaktur: slug, newest: '1' }],
    queryFn: ({ pageParam, signal }) =>
      request<FeedEvent[]>('events', { query: { manufaktur: slug, newest: '1', before: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last: readonly FeedEvent[]) => (last.length < PAGE ? undefined : last.at(-1)?.seq),
    throwOnError: true,
  });
  const events = history.data?.pages.flat() ?? [];
  return (
    <div className={styles['page']}>
      <PageHeader
        title={feed.title(manufaktur === undefined ? '' : names.short(manufaktur))}
        {...(manufaktur === undefined ? {} : { manufaktur: manufaktur.number })}
      />
      {history.isPending && (
        <LoadingRegion>
          <SkeletonText lines={8} />
        </LoadingRegion>
      )}
      {history.isSuccess && events.length === 0 && (
        <EmptyState
          icon={History}
          title={feed.empty.title}
          action={<LinkButton href={`/m/${slug}/tafel`}>{feed.empty.action}</LinkButton>}
        >
          {feed.empty.body}
        </EmptyState>
      )}
      {groupByDay(events).map((group) => (
        <Day key={group.day} day={group.day}>
          {group.events.map((event) => (
            <Entry key={event.seq} event={event} titleOf={titleOf} />
          ))}
        </Day>
      ))}
      {history.hasNextPage && (
        <Button isPending={history.isFetchingNextPage} onPress={() => void history.fetchNextPage()}>
          {feed.more}
        </Button>
      )}
      {history.isSuccess && events.length > 0 && !history.hasNextPage && (
        <p className={styles['beginning']}>{feed.beginning}</p>
      )}
    </div>
  );
}

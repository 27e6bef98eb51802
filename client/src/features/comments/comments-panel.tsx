import type { CommentThread } from '@geflecht/contract';
import { formatRelative } from '@geflecht/i18n';
import {
  Banner,
  Button,
  EmptyState,
  Icon,
  LoadingRegion,
  SegmentedControl,
  SkeletonRows,
} from '@geflecht/ui';
import { Eye, EyeOff, MessageCircle, MessageCirclePlus } from 'lucide-react';
import { useState } from 'react';

import { usePeople } from '../../app/queries.ts';
import { sentenceOf } from '../../platform/api.ts';
import { useNow } from '../../platform/now.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { filterThreads, THREAD_FILTERS, type ThreadFilter } from './patch.ts';
import { NewThread, Thread } from './thread-view.tsx';
import type { Comments } from './use-comments.ts';

import styles from './comments.module.css';

/** Threads shown at once in the list. */
const SHOWN = 100;

export interface CommentsPanelProps {
  readonly comments: Comments;
  readonly onJump: (thread: CommentThread) => void;
  readonly isGone: (thread: CommentThread) => boolean;
  /** Lets one choose a place for a new comment. */
  readonly onPlace: () => void;
  readonly pinsShown: boolean;
  readonly onTogglePins: () => void;
}

/** All talks of a board, one of them, or a new one; the content of a panel. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { comments } = props;
  const { view } = comments;
  if (view.kind === 'thread') return <Thread key={view.id} {...props} id={view.id} />;
  if (view.kind === 'new')
    return <NewThread key={`${view.item} ${view.x} ${view.y}`} comments={comments} place={view} />;
  return <List {...props} />;
}

function List({ comments, onJump, isGone, onPlace, pinsShown, onTogglePins }: CommentsPanelProps) {
  const text = useText().comments;
  const [filter, setFilter] = useState<ThreadFilter>('offen');
  const [most, setMost] = useState(SHOWN);
  const { threads, data, error, refetch, hasNextPage, fetchNextPage, isFetching } = comments.threads;
  if (data === undefined) {
    return error === null ? (
      <LoadingRegion>
        <SkeletonRows count={4} />
      </LoadingRegion>
    ) : (
      <Banner tone="caution" action={<Button onPress={() => void refetch()}>{text.again}</Button>}>
        {`${text.loadFailed} ${sentenceOf(error)}`}
      </Banner>
    );
  }
  const fitting = filterThreads(threads, filter, comments.me);
  const isMore = fitting.length > most;
  return (
    <div className={styles['panel']}>
      <div className={styles['deeds']}>
        <SegmentedControl
          label={text.filter.label}
          items={THREAD_FILTERS.map((id) => ({ id, label: text.filter[id] }))}
          selected={filter}
          onSelect={setFilter}
        />
      </div>
      <div className={styles['deeds']}>
        {comments.mayWrite && (
          <Button size="small" icon={<Icon icon={MessageCirclePlus} size={16} />} onPress={onPlace}>
            {text.place}
          </Button>
        )}
        <Button
          size="small"
          variant="quiet"
          icon={<Icon icon={pinsShown ? EyeOff : Eye} size={16} />}
          onPress={onTogglePins}
        >
          {pinsShown ? text.hidePins : text.showPins}
        </Button>
      </div>
      {fitting.length === 0 && <EmptyState icon={MessageCircle}>{text.empty[filter]}</EmptyState>}
      <ul className={styles['list']} role="list">
        {fitting.slice(0, most).map((thread) => (
          <Row key={thread.id} {...{ comments, thread, isGone, onJump }} />
        ))}
      </ul>
      {(isMore || hasNextPage) && (
        <Button
          size="small"
          isPending={!isMore && isFetching}
          onPress={() => {
            if (!isMore) void fetchNextPage();
            setMost(most + SHOWN);
          }}
        >
          {text.older}
        </Button>
      )}
    </div>
  );
}

function Row({
  comments,
  thread,
  isGone,
  onJump,
}: Pick<CommentsPanelProps, 'comments' | 'isGone' | 'onJump'> & { readonly thread: CommentThread }) {
  const text = useText().comments;
  const language = useLanguage();
  const now = useNow();
  const name = usePeople().name(thread.openedBy) ?? text.nobody;
  const isNews = comments.isNews(thread);
  return (
    <li>
      <button
        type="button"
        className={styles['row']}
        onClick={() => {
          onJump(thread);
          comments.show({ kind: 'thread', id: thread.id });
        }}
      >
        <span className={styles['head']}>
          <span className={styles['author']}>{name}</span>
          <span className={styles['soft']}>{formatRelative(language, thread.lastAt, now)}</span>
          {isNews && <span className={styles['news']}>{text.mentions.isNew}</span>}
        </span>
        <span className={thread.excerpt === null ? styles['gone'] : styles['excerpt']}>
          {thread.excerpt ?? text.withdrawn}
        </span>
        <span className={styles['soft']}>
          {[text.count(thread.count), ...(isGone(thread) ? [text.itemGone] : [])].join(' · ')}
        </span>
      </button>
    </li>
  );
}

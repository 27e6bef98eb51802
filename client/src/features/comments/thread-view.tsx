import type { CommentChange, CommentThread } from '@geflecht/contract';
import type { ThreadId } from '@geflecht/domain';
import { Banner, Button, Icon, LoadingRegion, SkeletonRows } from '@geflecht/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowLeft, Check, Crosshair, RotateCcw } from 'lucide-react';

import { usePeople } from '../../app/queries.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { CopyButton } from '../../platform/copy-button.tsx';
import { useText } from '../../platform/text.tsx';
import { CommentEntry } from './comment-entry.tsx';
import { Composer } from './composer.tsx';
import { threadQuery } from './queries.ts';
import type { Comments } from './use-comments.ts';
import { useComposer } from './use-composer.ts';

import styles from './comments.module.css';

export interface ThreadProps {
  readonly comments: Comments;
  readonly id: ThreadId;
  /** Brings the place into view. */
  readonly onJump: (thread: CommentThread) => void;
  readonly isGone: (thread: CommentThread) => boolean;
}

/** One talk, whole. */
export function Thread({ comments, id, onJump, isGone }: ThreadProps) {
  const text = useText().comments;
  const people = usePeople();
  const { data, error, refetch } = useQuery(threadQuery(id));
  const settle = useMutation({
    mutationFn: (isResolved: boolean) =>
      request<CommentChange>('settleThread', { params: { id }, body: { isResolved } }),
    onSuccess: comments.apply,
  });
  const back = (
    <Button
      variant="quiet"
      size="small"
      icon={<Icon icon={ArrowLeft} size={16} />}
      onPress={() => comments.show({ kind: 'list' })}
    >
      {text.back}
    </Button>
  );
  if (data === undefined) {
    return (
      <div className={styles['panel']}>
        <div className={styles['deeds']}>{back}</div>
        {error === null ? (
          <LoadingRegion>
            <SkeletonRows count={3} />
          </LoadingRegion>
        ) : (
          <Banner tone="caution" action={<Button onPress={() => void refetch()}>{text.again}</Button>}>
            {`${text.loadFailed} ${sentenceOf(error)}`}
          </Banner>
        )}
      </div>
    );
  }
  const { thread } = data;
  const isResolved = thread.resolvedAt !== null;
  const settledBy = thread.resolvedBy === null ? null : (people.name(thread.resolvedBy) ?? text.nobody);
  return (
    <div className={styles['panel']}>
      <div className={styles['deeds']}>
        {back}
        <Button
          variant="quiet"
          size="small"
          icon={<Icon icon={Crosshair} size={16} />}
          onPress={() => onJump(thread)}
        >
          {text.jump}
        </Button>
        {comments.mayWrite && (
          <Button
            size="small"
            className={styles['end']}
            icon={<Icon icon={isResolved ? RotateCcw : Check} size={16} />}
            isPending={settle.isPending}
            onPress={() => settle.mutate(!isResolved)}
          >
            {isResolved ? text.reopen : text.settle}
          </Button>
        )}
      </div>
      {settle.error !== null && (
        <Banner tone="danger" isAnnounced>
          {text.failed(sentenceOf(settle.error))}
        </Banner>
      )}
      {settledBy !== null && <p className={styles['soft']}>{text.settledBy(settledBy)}</p>}
      {isGone(thread) && <p className={styles['soft']}>{text.itemGone}</p>}
      <ol className={styles['list']} role="list">
        {data.comments.map((comment) => (
          <CommentEntry key={comment.id} comment={comment} comments={comments} />
        ))}
      </ol>
      {comments.mayWrite ? (
        <Answer key={id} {...{ comments, id }} />
      ) : (
        <p className={styles['soft']}>{text.readOnly}</p>
      )}
      <div className={styles['deeds']}>
        <CopyButton text={threadAddress(comments, id)} label={text.copyLink} copiedLabel={text.linkCopied} />
      </div>
    </div>
  );
}

function Answer({ comments, id }: { readonly comments: Comments; readonly id: ThreadId }) {
  const text = useText().comments;
  const composer = useComposer(comments, id, (written) =>
    request<CommentChange>('answerThread', { params: { id }, body: written }),
  );
  return <Composer label={text.answer} sendLabel={text.send} {...composer} />;
}

/** The first comment at a place. */
export function NewThread({
  comments,
  place,
}: {
  readonly comments: Comments;
  readonly place: { readonly item: string | null; readonly x: number; readonly y: number };
}) {
  const text = useText().comments;
  const { item, x, y } = place;
  const about = item ?? `${Math.round(x)}_${Math.round(y)}`;
  const composer = useComposer(
    comments,
    about,
    (comment) =>
      request<CommentChange>('openThread', {
        params: { id: comments.board },
        body: { id: comment.id, item, x, y, comment },
      }),
    ({ thread }) => comments.show({ kind: 'thread', id: thread.id }),
  );
  return (
    <div className={styles['panel']}>
      <p className={styles['soft']}>{item === null ? text.newAt : text.newOn}</p>
      <Composer
        label={text.words}
        sendLabel={text.send}
        autoFocus
        onCancel={() => comments.show({ kind: 'list' })}
        {...composer}
      />
    </div>
  );
}

function threadAddress({ manufaktur, board }: Comments, id: ThreadId): string {
  return `${location.origin}/m/${manufaktur}/tafel?${new URLSearchParams({ board, faden: id })}`;
}

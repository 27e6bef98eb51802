import type { Comment, CommentChange } from '@geflecht/contract';
import { formatDateTime, formatRelative } from '@geflecht/i18n';
import { Banner, Icon, Menu, MenuItem, IconButton, PersonAvatar } from '@geflecht/ui';
import { useMutation } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';

import { usePeople } from '../../app/queries.ts';
import { request, sentenceOf } from '../../platform/api.ts';
import { useNow } from '../../platform/now.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { Composer } from './composer.tsx';
import { type Draft, mentionsOf } from './draft.ts';
import { HideDialog } from './hide-dialog.tsx';
import type { Comments } from './use-comments.ts';
import { useNames } from './use-composer.ts';

import styles from './comments.module.css';

/** One comment, with what one may do about it. */
export function CommentEntry({
  comment,
  comments,
}: {
  readonly comment: Comment;
  readonly comments: Comments;
}) {
  const text = useText().comments;
  const language = useLanguage();
  const now = useNow();
  const people = usePeople();
  const author = people.name(comment.author) ?? text.nobody;
  const [doing, setDoing] = useState<'edit' | 'hide' | null>(null);
  const withdraw = useMutation({
    mutationFn: () => request<CommentChange>('withdrawComment', { params: { id: comment.id } }),
    onSuccess: comments.apply,
  });
  const isThere = comment.words !== null;
  const isOwn = isThere && comment.author === comments.me;
  const mayHide = isThere && comments.mayHide;
  const mayEdit = isOwn && comments.mayWrite;
  return (
    <li className={styles['comment']}>
      <div className={styles['head']}>
        <PersonAvatar name={author} size={28} isDecorative />
        <span className={styles['author']}>{author}</span>
        <time className={styles['soft']} dateTime={comment.at} title={formatDateTime(language, comment.at)}>
          {formatRelative(language, comment.at, now)}
        </time>
        {isThere && comment.editedAt !== null && <span className={styles['soft']}>{text.edited}</span>}
        {(isOwn || mayHide) && (
          <Menu
            placement="bottom end"
            trigger={
              <IconButton
                className={styles['end']}
                label={text.more(author)}
                size="small"
                icon={<Icon icon={Ellipsis} size={16} />}
              />
            }
            onAction={(key) => {
              if (key === 'withdraw') withdraw.mutate();
              else setDoing(key === 'edit' ? 'edit' : 'hide');
            }}
          >
            {[
              ...(mayEdit
                ? [
                    <MenuItem key="edit" id="edit">
                      {text.edit}
                    </MenuItem>,
                  ]
                : []),
              ...(isOwn
                ? [
                    <MenuItem key="withdraw" id="withdraw" tone="danger">
                      {text.withdraw}
                    </MenuItem>,
                  ]
                : []),
              ...(mayHide
                ? [
                    <MenuItem key="hide" id="hide" tone="danger">
                      {text.hide}
                    </MenuItem>,
                  ]
                : []),
            ]}
          </Menu>
        )}
      </div>
      {doing === 'edit' && comment.words !== null ? (
        <EditComment {...{ comment, comments }} words={comment.words} onDone={() => setDoing(null)} />
      ) : (
        <Words comment={comment} />
      )}
      {withdraw.error !== null && (
        <Banner tone="danger" isAnnounced>
          {text.failed(sentenceOf(withdraw.error))}
        </Banner>
      )}
      {doing === 'hide' && <HideDialog comment={comment} onClose={() => setDoing(null)} />}
    </li>
  );
}

function Words({ comment }: { readonly comment: Comment }) {
  const text = useText().comments;
  if (comment.words !== null) return <p className={styles['words']}>{comment.words}</p>;
  const why = comment.hidden === null ? text.withdrawn : text.hidden(comment.hidden.reason);
  return <p className={styles['gone']}>{why}</p>;
}

function EditComment({
  comment,
  comments,
  words,
  onDone,
}: {
  readonly comment: Comment;
  readonly comments: Comments;
  readonly words: string;
  readonly onDone: () => void;
}) {
  const text = useText().comments;
  const people = usePeople();
  const names = useNames(comments);
  const [draft, setDraft] = useState<Draft>(() => ({
    id: comment.id,
    words,
    named: comment.mentions.flatMap((id) => {
      const name = people.name(id);
      return name === null ? [] : [{ id, name }];
    }),
  }));
  const edit = useMutation({
    mutationFn: () =>
      request<CommentChange>('editComment', {
        params: { id: comment.id },
        body: { words: draft.words, mentions: mentionsOf(draft) },
      }),
    onSuccess(change) {
      comments.apply(change);
      onDone();
    },
  });
  return (
    <Composer
      label={text.words}
      draft={draft}
      onDraft={setDraft}
      people={names}
      sendLabel={text.save}
      isPending={edit.isPending}
      error={edit.error}
      onSend={() => edit.mutate()}
      onCancel={onDone}
      autoFocus
    />
  );
}

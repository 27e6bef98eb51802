import { type Comment, LIMITS, type ThreadView } from '@geflecht/contract';
import { Banner, Button, Dialog, TextArea } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { request, sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import { threadQuery } from './queries.ts';

import styles from './comments.module.css';

/** Asks why words are unlawful before they are hidden. */
export function HideDialog({
  comment,
  onClose,
}: {
  readonly comment: Comment;
  readonly onClose: () => void;
}) {
  const text = useText().comments;
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const hide = useMutation({
    mutationFn: () => request<Comment>('hideComment', { params: { id: comment.id }, body: { reason } }),
    onSuccess(hidden) {
      queries.setQueryData<ThreadView>(threadQuery(comment.thread).queryKey, (view) =>
        view === undefined
          ? undefined
          : { ...view, comments: view.comments.map((each) => (each.id === hidden.id ? hidden : each)) },
      );
      onClose();
    },
  });
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      title={text.hideTitle}
      actions={
        <>
          <Button onPress={onClose}>{text.cancel}</Button>
          <Button
            variant="danger"
            isDisabled={reason.trim() === ''}
            isPending={hide.isPending}
            onPress={() => hide.mutate()}
          >
            {text.hide}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        {hide.error !== null && (
          <Banner tone="danger" isAnnounced>
            {text.failed(sentenceOf(hide.error))}
          </Banner>
        )}
        <p>{text.hideLead}</p>
        <TextArea
          label={text.hideReason}
          isRequired
          maxLength={LIMITS.reason}
          value={reason}
          onChange={setReason}
        />
      </div>
    </Dialog>
  );
}

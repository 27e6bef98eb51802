import type { AccessToken, PersonId } from '@geflecht/domain';
import { formatDate, formatDateTime } from '@geflecht/i18n';
import { AlertDialog, Button, ListRow, toast } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { ApiProblem, request, sentenceOf } from '../../platform/api.ts';
import { useLanguage, useText } from '../../platform/text.tsx';
import { lastUse } from './last-use.ts';
import { tokensQuery } from './queries.ts';
import { TokenBeginning } from './token-beginning.tsx';

import styles from './tokens.module.css';

interface TokenRowProps {
  readonly token: AccessToken;
  readonly person: PersonId;
  readonly now: Date;
}

/** One token with what it allows and how long, and the way to end it. */
export function TokenRow({ token, person, now }: TokenRowProps) {
  const { tokens } = useText();
  const language = useLanguage();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const { queryKey } = tokensQuery(person);
  const isExpired = new Date(token.expiresAt) <= now;
  const day = formatDate(language, token.expiresAt);
  const madeAt = formatDateTime(language, token.createdAt);
  const end = useMutation({
    mutationFn: async () => {
      try {
        await request<void>('endToken', { params: { id: token.id } });
      } catch (error) {
        // Ended in another window: that is what was wanted.
        if (!(error instanceof ApiProblem) || error.problem.code !== 'unknown_id') throw error;
      }
    },
    onSuccess: () => {
      queries.setQueryData(queryKey, (list: readonly AccessToken[] | undefined) =>
        list?.filter(({ id }) => id !== token.id),
      );
      toast({ text: tokens.ended(token.name) });
    },
    onError: (error) => {
      setAsking(false);
      toast({ text: sentenceOf(error), tone: 'danger' });
    },
  });
  const facts = [
    tokens.scope[token.scope],
    isExpired ? tokens.expired(day) : tokens.until(day),
    lastUse(language, token, now),
    tokens.madeOn(madeAt),
  ];
  return (
    <>
      <ListRow
        title={token.name}
        meta={
          <>
            <span>{facts.join(' · ')}</span>
            <span>
              {tokens.begins} <TokenBeginning id={token.id} />
            </span>
          </>
        }
        trailing={
          <Button
            size="small"
            aria-label={isExpired ? tokens.removeOf(token.name, madeAt) : tokens.endOf(token.name, madeAt)}
            isPending={end.isPending}
            onPress={() => (isExpired ? end.mutate() : setAsking(true))}
          >
            {isExpired ? tokens.remove : tokens.end}
          </Button>
        }
      />
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={tokens.confirm.title(token.name)}
        confirmLabel={tokens.confirm.button}
        cancelLabel={tokens.confirm.cancel}
        isPending={end.isPending}
        onConfirm={() => end.mutate()}
      >
        <div className={styles['question']}>
          <p>
            {tokens.confirm.which(madeAt)} <TokenBeginning id={token.id} />
          </p>
          <p>{tokens.confirm.body}</p>
        </div>
      </AlertDialog>
    </>
  );
}

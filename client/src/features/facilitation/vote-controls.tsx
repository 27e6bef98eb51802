import type { Board, ItemId } from '@geflecht/board-schema';
import type { Vote, VoteView } from '@geflecht/contract';
import { LIMITS } from '@geflecht/contract';
import type { BoardId, ProposalId } from '@geflecht/domain';
import { AlertDialog, Button, RadioGroup, TextField, toast } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { request, sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import { candidatesOf } from './candidates.ts';
import { voteQuery, withVote } from './queries.ts';

import styles from './facilitation.module.css';

export interface VoteControlsProps {
  readonly id: BoardId;
  readonly board: Board;
  readonly vote: Vote | null;
  readonly selection: readonly ItemId[];
  readonly titleOf: (proposal: ProposalId) => string | undefined;
}

/** The moderation's part of a vote: begin, close, cancel. */
export function VoteControls(props: VoteControlsProps) {
  const text = useText().facilitation.vote;
  const { vote } = props;
  return (
    <section className={styles['section']} aria-label={text.heading}>
      <h3 className={styles['heading']}>{text.heading}</h3>
      {vote?.state === 'laeuft' ? (
        <>
          <p className={styles['soft']}>{text.voters(vote.voters)}</p>
          <EndVote vote={vote} />
        </>
      ) : (
        <StartVote {...props} />
      )}
    </section>
  );
}

type Shown = 'hidden' | 'shown';

function StartVote({ id, board, selection, titleOf }: VoteControlsProps) {
  const text = useText().facilitation.vote;
  const queries = useQueryClient();
  const [question, setQuestion] = useState('');
  const [points, setPoints] = useState('3');
  const [most, setMost] = useState('2');
  const [shown, setShown] = useState<Shown>('hidden');
  const candidates = candidatesOf(board, selection, titleOf);
  const [pointsOf, mostOf] = [Number(points), Number(most)];
  const isFit = candidates.length > 1 && isCount(pointsOf) && isCount(mostOf) && mostOf <= pointsOf;
  const start = useMutation({
    mutationFn: () =>
      request<Vote>('startVote', {
        params: { id },
        body: {
          question: question.trim() === '' ? null : question.trim(),
          points: pointsOf,
          most: mostOf,
          isHidden: shown === 'hidden',
          candidates,
        },
      }),
    onSuccess: (vote) =>
      queries.setQueryData<VoteView>(voteQuery(id).queryKey, (before) => withVote(before, vote)),
    onError: (error) => toast({ text: sentenceOf(error), tone: 'danger' }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isFit) start.mutate();
  };
  return (
    <form className={styles['section']} onSubmit={submit}>
      <p className={styles['soft']}>{text.lead}</p>
      <TextField
        label={text.question}
        value={question}
        onChange={setQuestion}
        maxLength={LIMITS.voteQuestion}
        autoComplete="off"
      />
      <div className={styles['pair']}>
        <TextField label={text.points} inputMode="numeric" value={points} onChange={setPoints} />
        <TextField label={text.most} inputMode="numeric" value={most} onChange={setMost} />
      </div>
      <RadioGroup<Shown>
        label={text.when}
        value={shown}
        onChange={setShown}
        options={[
          { id: 'hidden', label: text.hidden, description: text.hiddenHint },
          { id: 'shown', label: text.shown },
        ]}
      />
      <p className={styles['soft']}>
        {candidates.length > 1 ? text.candidates(candidates.length, selection.length > 0) : text.tooFew}
      </p>
      <Button type="submit" className={styles['start']} isDisabled={!isFit} isPending={start.isPending}>
        {text.start}
      </Button>
    </form>
  );
}

function isCount(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= LIMITS.votePoints;
}

function EndVote({ vote }: { readonly vote: Vote }) {
  const text = useText().facilitation.vote;
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const end = useMutation({
    mutationFn: (to: 'geschlossen' | 'abgebrochen') =>
      request<Vote>('endVote', { params: { id: vote.board, vote: vote.id }, body: { to } }),
    onSuccess: (ended) =>
      queries.setQueryData<VoteView>(voteQuery(vote.board).queryKey, (before) => withVote(before, ended)),
    onError: (error) => toast({ text: sentenceOf(error), tone: 'danger' }),
  });
  return (
    <div className={styles['deeds']}>
      <Button variant="primary" isPending={end.isPending} onPress={() => end.mutate('geschlossen')}>
        {text.close}
      </Button>
      <Button variant="quiet" isDisabled={end.isPending} onPress={() => setAsked(true)}>
        {text.cancel}
      </Button>
      <AlertDialog
        isOpen={isAsked}
        onOpenChange={setAsked}
        title={text.cancelTitle}
        confirmLabel={text.cancelNow}
        cancelLabel={text.goOn}
        onConfirm={() => {
          setAsked(false);
          end.mutate('abgebrochen');
        }}
      >
        {text.cancelBody}
      </AlertDialog>
    </div>
  );
}

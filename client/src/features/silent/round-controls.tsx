import type { Board, ItemId } from '@geflecht/board-schema';
import { LIMITS, type SilentRound, type SilentView } from '@geflecht/contract';
import type { BoardId } from '@geflecht/domain';
import { AlertDialog, Button, Select, TextField, toast } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';

import { request, sentenceOf } from '../../platform/api.ts';
import { useText } from '../../platform/text.tsx';
import { framesOf } from './place.ts';
import { silentQuery } from './queries.ts';
import { useEndRound } from './use-end-round.ts';

import styles from './silent.module.css';

const ANYWHERE = '*';

/** The moderation's part of silent writing: begin, reveal, cancel. */
export function RoundControls({
  id,
  board,
  round,
}: {
  readonly id: BoardId;
  readonly board: Board;
  readonly round: SilentRound | null;
}) {
  const text = useText().silent;
  return (
    <section className={styles['section']} aria-label={text.round.heading}>
      <h3 className={styles['heading']}>{text.round.heading}</h3>
      {round?.state === 'laeuft' ? (
        <>
          <p className={styles['soft']}>
            {text.round.running} {text.strip.count(round.notes, round.writers)}.
          </p>
          <EndRound round={round} />
        </>
      ) : (
        <StartRound id={id} board={board} />
      )}
    </section>
  );
}

function StartRound({ id, board }: { readonly id: BoardId; readonly board: Board }) {
  const { round: text, notes } = useText().silent;
  const queries = useQueryClient();
  const [question, setQuestion] = useState('');
  const [frame, setFrame] = useState<string>(ANYWHERE);
  const frames = framesOf(board);
  const start = useMutation({
    mutationFn: () =>
      request<SilentRound>('startSilent', {
        params: { id },
        body: {
          frame: frames.some((each) => each.id === frame) ? (frame as ItemId) : null,
          question: question.trim() === '' ? null : question.trim(),
        },
      }),
    onSuccess: (round) => queries.setQueryData<SilentView>(silentQuery(id).queryKey, { round }),
    onError: (error) => {
      void queries.invalidateQueries({ queryKey: silentQuery(id).queryKey });
      toast({ text: sentenceOf(error), tone: 'danger' });
    },
  });
  return (
    <form
      className={styles['form']}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        start.mutate();
      }}
    >
      <p className={styles['soft']}>{text.lead}</p>
      <TextField
        label={text.question}
        value={question}
        onChange={setQuestion}
        maxLength={LIMITS.silentQuestion}
        autoComplete="off"
      />
      {frames.length > 0 && (
        <Select
          label={text.frame}
          value={frame}
          onChange={setFrame}
          options={[
            { id: ANYWHERE, label: text.anywhere },
            ...frames.map((each) => ({
              id: each.id as string,
              label: each.title === '' ? notes.frame : each.title,
            })),
          ]}
        />
      )}
      <Button type="submit" className={styles['start']} isPending={start.isPending}>
        {text.start}
      </Button>
    </form>
  );
}

/** Reveal and cancel, in the panel and in the strip. */
export function EndRound({ round }: { readonly round: SilentRound }) {
  const text = useText().silent.round;
  const [isAsked, setAsked] = useState(false);
  const end = useEndRound(round);
  return (
    <div className={styles['deeds']}>
      <Button variant="primary" isPending={end.isPending} onPress={() => end.mutate('aufgedeckt')}>
        {text.reveal}
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

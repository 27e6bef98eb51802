import type { BoardTimer, TimerBody, TimerView } from '@geflecht/contract';
import type { BoardId } from '@geflecht/domain';
import { Button, Icon, IconButton, TextField, toast, VisuallyHidden } from '@geflecht/ui';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Timer, Volume2, VolumeX } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';

import { request, sentenceOf } from '../../platform/api.ts';
import { readStored, writeStored } from '../../platform/stored.ts';
import { useText } from '../../platform/text.tsx';
import { timerQuery } from './queries.ts';
import { ring } from './sound.ts';
import { leftOf, shownTime } from './time-left.ts';

import styles from './facilitation.module.css';

const QUIET = 'board.timer-quiet';
const MINUTE = 60_000;
const PRESETS = [2, 5, 10, 15] as const;

/** So long the end is told; then the strip makes room. */
const TOLD_FOR = MINUTE / 2;

interface Rest {
  /** Milliseconds. */
  readonly left: number;
  /** The end has been told long enough. */
  readonly isPast: boolean;
}

function restOf(timer: BoardTimer, ahead: number): Rest {
  const now = Date.now() + ahead;
  const isPast = timer.endsAt !== null && now - Date.parse(timer.endsAt) >= TOLD_FOR;
  return { left: leftOf(timer, now), isPast };
}

/** What is left, told anew every quarter of a second while it runs. */
function useRest(timer: BoardTimer, ahead: number): Rest {
  const [rest, setRest] = useState(() => restOf(timer, ahead));
  useEffect(() => {
    const beat = setInterval(() => tell(), 250);
    const tell = (): void => {
      const now = restOf(timer, ahead);
      setRest(now);
      if (timer.endsAt === null || now.isPast) clearInterval(beat);
    };
    tell();
    return () => clearInterval(beat);
  }, [timer, ahead]);
  return rest;
}

/** The time that is left, for everybody; a gentle sound at the end, unless this person wants none. */
export function TimerStrip({ timer, ahead }: { readonly timer: BoardTimer; readonly ahead: number }) {
  const text = useText().facilitation.timer;
  const { left, isPast } = useRest(timer, ahead);
  const [isQuiet, setQuiet] = useState(() => readStored(QUIET) === 'yes');
  const isOver = left === 0;
  const wasRunning = useRef(!isOver);
  useEffect(() => {
    if (isOver && wasRunning.current && !isQuiet) ring();
    wasRunning.current = !isOver;
  }, [isOver, isQuiet]);
  const isPaused = timer.endsAt === null;
  if (isPast) return null;
  const said = isOver ? text.over : isPaused ? text.paused : left <= MINUTE ? text.lastMinute : text.started;
  return (
    <section className={styles['timer']} aria-label={text.heading} data-over={isOver}>
      <Icon icon={Timer} size={20} />
      <span className={styles['time']} role="timer">
        {shownTime(left)}
      </span>
      {(isOver || isPaused) && <span>{isOver ? text.over : text.paused}</span>}
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
      <IconButton
        size="small"
        label={isQuiet ? text.soundOn : text.soundOff}
        icon={<Icon icon={isQuiet ? VolumeX : Volume2} size={16} />}
        onPress={() => {
          setQuiet(!isQuiet);
          writeStored(QUIET, isQuiet ? 'no' : 'yes');
        }}
      />
    </section>
  );
}

/** The moderation's part of the timer: one that has run out makes room for the next. */
export function TimerControls({
  id,
  timer,
  ahead,
}: {
  readonly id: BoardId;
  readonly timer: BoardTimer | null;
  readonly ahead: number;
}) {
  const text = useText().facilitation.timer;
  return (
    <section className={styles['section']} aria-label={text.heading}>
      <h3 className={styles['heading']}>{text.heading}</h3>
      {timer === null ? <StartTimer id={id} /> : <RunningTimer id={id} timer={timer} ahead={ahead} />}
    </section>
  );
}

function useStep(id: BoardId) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: TimerBody) => request<TimerView>('setTimer', { params: { id }, body }),
    onSuccess: (view) => queries.setQueryData<TimerView>(timerQuery(id).queryKey, view),
    onError: (error) => toast({ text: sentenceOf(error), tone: 'danger' }),
  });
}

function StartTimer({ id }: { readonly id: BoardId }) {
  const text = useText().facilitation.timer;
  const step = useStep(id);
  const [minutes, setMinutes] = useState('5');
  const seconds = Math.round(Number(minutes.replace(',', '.')) * 60);
  const isFit = Number.isFinite(seconds) && seconds >= 5;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isFit) step.mutate({ do: 'start', seconds });
  };
  return (
    <form className={styles['section']} onSubmit={submit}>
      <div className={styles['deeds']}>
        {PRESETS.map((each) => (
          <Button key={each} size="small" onPress={() => step.mutate({ do: 'start', seconds: each * 60 })}>
            {text.preset(each)}
          </Button>
        ))}
      </div>
      <TextField label={text.minutes} inputMode="decimal" value={minutes} onChange={setMinutes} />
      <Button type="submit" className={styles['start']} isDisabled={!isFit} isPending={step.isPending}>
        {text.start}
      </Button>
    </form>
  );
}

function RunningTimer({
  id,
  timer,
  ahead,
}: {
  readonly id: BoardId;
  readonly timer: BoardTimer;
  readonly ahead: number;
}) {
  const text = useText().facilitation.timer;
  const step = useStep(id);
  const { left } = useRest(timer, ahead);
  if (left === 0) return <StartTimer id={id} />;
  return (
    <div className={styles['deeds']}>
      {timer.endsAt === null ? (
        <Button onPress={() => step.mutate({ do: 'resume' })}>{text.resume}</Button>
      ) : (
        <Button onPress={() => step.mutate({ do: 'pause' })}>{text.pause}</Button>
      )}
      <Button onPress={() => step.mutate({ do: 'add', seconds: 60 })}>{text.add}</Button>
      <Button variant="quiet" onPress={() => step.mutate({ do: 'stop' })}>
        {text.stop}
      </Button>
    </div>
  );
}

import type { SilentRound } from '@geflecht/contract';
import { Button, Icon, toast } from '@geflecht/ui';
import { PencilLine } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { useText } from '../../platform/text.tsx';
import { EndRound } from './round-controls.tsx';
import type { OwnNotesView } from './use-own-notes.ts';

import styles from './silent.module.css';

/** While a round runs: what is asked, how much is written, and the way to write. */
export function SilentStrip({
  round,
  isModerating,
  isWriting,
  mayWrite,
  onWrite,
}: {
  readonly round: SilentRound;
  readonly isModerating: boolean;
  /** The tray is open. */
  readonly isWriting: boolean;
  readonly mayWrite: boolean;
  readonly onWrite: () => void;
}) {
  const text = useText().silent.strip;
  return (
    <section className={styles['strip']} aria-label={text.label}>
      <span className={styles['saying']}>
        <span className={styles['title']}>{round.question ?? text.title}</span>
        <span className={styles['count']}>{text.count(round.notes, round.writers)}</span>
      </span>
      {mayWrite && !isWriting && (
        <Button size="small" icon={<Icon icon={PencilLine} size={16} />} onPress={onWrite}>
          {text.write}
        </Button>
      )}
      {isModerating && <EndRound round={round} />}
    </section>
  );
}

/** Says what has become of a round that one saw running, and of notes that came late. */
export function useRoundNews(round: SilentRound | null, { notes }: OwnNotesView): void {
  const text = useText().silent.round;
  const seen = useRef<SilentRound | null>(null);
  useEffect(() => {
    const before = seen.current;
    seen.current = round;
    if (before?.state !== 'laeuft' || round?.id !== before.id) return;
    if (round.state === 'aufgedeckt') toast({ text: text.revealed });
    if (round.state === 'abgebrochen') toast({ text: text.cancelled });
  }, [round, text]);

  const late = round?.state === 'aufgedeckt' ? notes.filter((note) => note.round === round.id).length : 0;
  const waited = useRef(0);
  useEffect(() => {
    // A moment after the reveal they are only on their way; who comes back later is told.
    if (late === 0) {
      if (waited.current > 0) toast({ text: text.lateArrived });
      waited.current = 0;
      return;
    }
    const timer = setTimeout(() => {
      waited.current = late;
      toast({ text: text.late });
    }, 3000);
    return () => clearTimeout(timer);
  }, [late, text]);
}

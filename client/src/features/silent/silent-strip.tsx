import type { BoardEngine } from '@geflecht/board-engine';
import type { ItemId, LayeredBoard } from '@geflecht/board-schema';
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
export function useRoundNews(
  round: SilentRound | null,
  { notes }: OwnNotesView,
  engine: BoardEngine,
  board: LayeredBoard,
): void {
  const text = useText().silent.round;
  const seen = useRef<SilentRound | null>(null);
  /** What lay on the board when the round was first seen. */
  const before = useRef<{ readonly round: string; readonly items: ReadonlySet<ItemId> } | null>(null);
  useEffect(() => {
    const last = seen.current;
    seen.current = round;
    if (round?.state === 'laeuft' && before.current?.round !== round.id)
      before.current = {
        round: round.id,
        items: new Set([...board.items().keys()].filter((id) => !board.isOwn(id))),
      };
    if (last?.state !== 'laeuft' || round?.id !== last.id) return;
    if (round.state === 'abgebrochen') toast({ text: text.cancelled });
    if (round.state === 'aufgedeckt' && round.notes + last.notes === 0) toast({ text: text.revealedNone });
    else if (round.state === 'aufgedeckt') {
      const known = before.current?.items;
      const look = (): void => {
        const items = [...board.items().values()];
        engine.reveal(items.flatMap(({ id, kind }) => (kind === 'note' && !known?.has(id) ? [id] : [])));
      };
      toast({ text: text.revealed, action: { label: text.look, onPress: look } });
    }
  }, [round, text, engine, board]);

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

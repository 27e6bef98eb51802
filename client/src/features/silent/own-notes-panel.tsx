import type { BoardEngine } from '@geflecht/board-engine';
import {
  type ItemId,
  type LayeredBoard,
  type OwnNote,
  type OwnNotes,
  type PutWhere,
  spreadNotes,
} from '@geflecht/board-schema';
import { LIMITS, type SilentRound } from '@geflecht/contract';
import type { PersonId } from '@geflecht/domain';
import type { LiveDocument } from '@geflecht/sync';
import { Banner, Button, LoadingRegion, SkeletonRows, TextField, toast } from '@geflecht/ui';
import { type FormEvent, useRef, useState } from 'react';

import { useText } from '../../platform/text.tsx';
import { NoteRow } from './note-row.tsx';
import { framesOf, place } from './place.ts';
import type { OwnNotesView } from './use-own-notes.ts';

import styles from './silent.module.css';

export interface OwnNotesPanelProps {
  readonly view: OwnNotesView;
  readonly engine: BoardEngine;
  readonly board: LayeredBoard;
  readonly shared: LiveDocument;
  readonly me: PersonId;
  readonly round: SilentRound | null;
}

/** „Meine Zettel“: what one has written for oneself, and in a silent round. */
export function OwnNotesPanel(props: OwnNotesPanelProps) {
  const text = useText().silent.notes;
  const { view, round, shared } = props;
  const { own, notes } = view;
  if (view.state === 'refused') return <Banner tone="caution">{text.unavailable}</Banner>;
  if (own === null) {
    return (
      <LoadingRegion>
        <SkeletonRows count={2} />
      </LoadingRegion>
    );
  }
  const running = round?.state === 'laeuft' ? round : null;
  const silent = running === null ? [] : notes.filter((note) => note.round === running.id);
  const others = running === null ? notes : notes.filter((note) => note.round !== running.id);
  const isWritable = view.isWritable && shared.access === 'write';
  return (
    <div className={styles['tray']}>
      {!isWritable && <Banner>{text.readOnly}</Banner>}
      {isWritable && <Write {...props} own={own} running={running} written={silent.length} />}
      {running !== null && silent.length > 0 && (
        <section className={styles['section']}>
          <h3 className={styles['heading']}>{text.inRound}</h3>
          <ul className={styles['notes']}>
            {silent.toReversed().map((note) => (
              <NoteRow key={note.id} {...{ note, own, isWritable }} placing={undefined} />
            ))}
          </ul>
        </section>
      )}
      <Private {...props} own={own} notes={others} isWritable={isWritable} hasRound={running !== null} />
    </div>
  );
}

function Write({
  own,
  running,
  written,
  board,
  engine,
}: OwnNotesPanelProps & {
  readonly own: OwnNotes;
  readonly running: SilentRound | null;
  readonly written: number;
}) {
  const { notes: text, strip } = useText().silent;
  const hidden = `${text.writeHint} ${strip.hidden}`;
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const isFull = running !== null && written >= LIMITS.silentNotes;
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const note = { text: words.trim(), color: 'yellow', round: running?.id ?? null } as const;
    if (note.text === '' || isFull) return;
    own.add(note, running === null ? undefined : spotFor(board, engine, running));
    setWords('');
    field.current?.focus();
  };
  return (
    <form className={styles['form']} onSubmit={add}>
      <TextField
        inputRef={field}
        // Who opens it wants to write; keys must not fall on the board.
        autoFocus
        label={running === null ? text.write : (running.question ?? text.writeInRound)}
        description={isFull ? text.roundFull(LIMITS.silentNotes) : running === null ? text.writeHint : hidden}
        value={words}
        onChange={setWords}
        maxLength={500}
        autoComplete="off"
      />
      <Button type="submit" className={styles['start']} isDisabled={isFull || words.trim() === ''}>
        {text.add}
      </Button>
    </form>
  );
}

/** Where its writer sees a silent note; where it comes to lie for everybody is decided when all are revealed. */
function spotFor(board: LayeredBoard, engine: BoardEngine, { frame }: SilentRound) {
  const items = [...board.items().values()];
  const wanted = items.find((item) => item.id === frame);
  const near = { x: engine.camera().x, y: engine.camera().y };
  return spreadNotes(items, 1, wanted?.kind === 'frame' ? { frame: wanted } : { near })[0];
}

function Private({
  notes,
  own,
  isWritable,
  hasRound,
  board,
  shared,
  engine,
  me,
}: OwnNotesPanelProps & {
  readonly notes: readonly OwnNote[];
  readonly own: OwnNotes;
  readonly isWritable: boolean;
  readonly hasRound: boolean;
}) {
  const text = useText().silent.notes;
  const frames = framesOf(board);
  const put = (some: readonly OwnNote[], where: PutWhere): void => {
    const ids = place(shared, some, me, where);
    if (ids.length === 0) return;
    engine.reveal(ids);
    const takeBack = (): void => {
      board.remove(ids);
      for (const { text: words, color } of some) own.add({ text: words, color, round: null });
    };
    toast({ text: text.placed(ids.length), action: { label: text.takeBack, onPress: takeBack } });
  };
  const wherever = { near: { x: engine.camera().x, y: engine.camera().y } };
  const dropAt = (note: OwnNote, x: number, y: number): boolean => {
    const screen = document.elementFromPoint(x, y)?.closest('[data-testid="tafel"]');
    if (screen === null || screen === undefined) return false;
    const { left, top } = screen.getBoundingClientRect();
    put([note], { near: engine.toWorld({ x: x - left, y: y - top }) });
    return true;
  };
  return (
    <section className={styles['section']}>
      {hasRound && notes.length > 0 && <h3 className={styles['heading']}>{text.private}</h3>}
      {!hasRound && <p className={styles['soft']}>{notes.length === 0 ? text.empty : text.lead}</p>}
      <ul className={styles['notes']}>
        {notes.toReversed().map((note) => (
          <NoteRow
            key={note.id}
            {...{ note, own, isWritable }}
            placing={{
              frames,
              into: (frame: ItemId | null) => put([note], frame === null ? wherever : { frame }),
              at: (x, y) => dropAt(note, x, y),
            }}
          />
        ))}
      </ul>
      {isWritable && notes.length > 1 && !hasRound && (
        <Button className={styles['start']} onPress={() => put(notes, wherever)}>
          {text.placeAll}
        </Button>
      )}
    </section>
  );
}

import type { BoardEngine } from '@geflecht/board-engine';
import type { BoardItem, ItemColor, ItemId } from '@geflecht/board-schema';
import { Banner, Button, Select, TextArea, VisuallyHidden } from '@geflecht/ui';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';

import { useText } from '../platform/text.tsx';
import { linesOf } from './captured-lines.ts';
import type { NamedHolder } from './holders.ts';
import { Swatches } from './swatches.tsx';

import styles from './capture.module.css';

/** Where notes go that are told no place. */
const ANYWHERE = 'anywhere';
/** As many of one's own are shown below the field. */
const SHOWN = 20;

/**
 * Schnellerfassung: a field that drops note after note onto a chosen frame. Nobody has to find a place on the canvas
 * for it, which on a phone is most of the work.
 */
export function CapturePanel({
  engine,
  items,
  holders,
  readOnly,
}: {
  readonly engine: BoardEngine;
  readonly items: ReadonlyMap<ItemId, BoardItem>;
  readonly holders: readonly NamedHolder[];
  /** Words that are already there stay: the right to write may come back. */
  readonly readOnly: boolean;
}) {
  const { capture: text, board } = useText();
  const [words, setWords] = useState('');
  const [where, setWhere] = useState<string>(ANYWHERE);
  const [color, setColor] = useState<ItemColor>('yellow');
  const [made, setMade] = useState<readonly ItemId[]>([]);
  const [said, setSaid] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const lines = linesOf(words);
  const holder = holders.find(({ key }) => key === where);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    if (lines.length === 0) return;
    const added = lines.flatMap(
      (line) => engine.createNote({ text: line, color, ...(holder && { into: holder.holder }) }) ?? [],
    );
    if (added.length === 0) return;
    setMade([...added.toReversed(), ...made]);
    setWords('');
    setSaid(text.added(added.length, holder?.name ?? null));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  const own = made.flatMap((id) => {
    const item = items.get(id);
    return item?.kind === 'note' ? [item] : [];
  });
  return (
    <div className={styles['panel']}>
      <form ref={form} className={styles['form']} onSubmit={add}>
        {readOnly && <Banner>{board.readOnlyNow}</Banner>}
        <TextArea
          label={text.words}
          description={text.hint}
          rows={3}
          autoFocus
          value={words}
          onChange={setWords}
          onKeyDown={onKeyDown}
        />
        <Select
          label={text.where}
          options={[
            { id: ANYWHERE, label: text.anywhere },
            ...holders.map(({ key, name }) => ({ id: key, label: name })),
          ]}
          value={holder?.key ?? ANYWHERE}
          onChange={setWhere}
        />
        <Swatches value={color} onChange={setColor} />
        <Button type="submit" variant="primary" isDisabled={readOnly || lines.length === 0}>
          {text.add(lines.length)}
        </Button>
      </form>
      <VisuallyHidden>
        <p role="status">{said}</p>
      </VisuallyHidden>
      {own.length > 0 && (
        <section className={styles['form']}>
          <h3 className={styles['heading']}>{text.own(own.length)}</h3>
          <ul className={styles['list']}>
            {own.slice(0, SHOWN).map(({ id, text: shown }) => (
              <li key={id} className={styles['row']}>
                <button type="button" className={styles['name']} onClick={() => engine.reveal([id])}>
                  {shown.trim() === '' ? text.empty : shown}
                </button>
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={text.takeBackOf(shown)}
                  onPress={() => engine.deleteItems([id])}
                >
                  {text.takeBack}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

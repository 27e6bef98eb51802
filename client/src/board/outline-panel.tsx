import type { ItemId, OutlineNode } from '@geflecht/board-schema';
import { Button, EmptyState, Icon, Panel, TextField, ToggleIconButton, VisuallyHidden } from '@geflecht/ui';
import { ListTree, Volume2, VolumeX } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';

import { useText } from '../platform/text.tsx';
import { useAnnouncements } from './announcements.ts';
import { OutlineRow, type RowProps } from './outline-row.tsx';

import screen from './board.module.css';
import styles from './outline.module.css';

export interface OutlinePanelProps extends RowProps {
  readonly nodes: readonly OutlineNode[];
  readonly onClose: () => void;
}

/**
 * The board as a document: everything on it in reading order, and every deed on the board without a pointer.
 * It equals the document; the canvas is only another view of it.
 */
export function OutlinePanel(props: OutlinePanelProps) {
  const { nodes, ...rest } = props;
  const { engine, readOnly, onClose } = rest;
  const text = useText().board.outline;
  const [words, setWords] = useState('');
  const [announcement, setAnnouncement] = useState('');
  const [isAnnouncing, setAnnouncing] = useAnnouncements();
  const inside = useFocusOnLine(rest.selection[0]);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const trimmed = words.trim();
    if (trimmed === '') return;
    const id = engine.createNote({ text: trimmed });
    if (id === undefined) return;
    engine.reveal([id]);
    setWords('');
    setAnnouncement(text.added(trimmed));
  };
  return (
    <Panel
      title={text.title}
      side="left"
      isFloating
      onClose={onClose}
      className={screen['outline']}
      headerActions={
        <ToggleIconButton
          size="small"
          label={text.announce}
          icon={<Icon icon={isAnnouncing ? Volume2 : VolumeX} size={16} />}
          isSelected={isAnnouncing}
          onChange={setAnnouncing}
        />
      }
    >
      <p ref={inside} className={styles['intro']}>
        {text.intro}
      </p>
      {!readOnly && (
        <form className={styles['add']} onSubmit={add}>
          <TextField label={text.newNote} value={words} onChange={setWords} />
          <Button type="submit" isDisabled={words.trim() === ''}>
            {text.add}
          </Button>
        </form>
      )}
      <VisuallyHidden>
        <p role="status">{announcement}</p>
      </VisuallyHidden>
      {nodes.length === 0 ? (
        <EmptyState icon={ListTree}>{text.empty}</EmptyState>
      ) : (
        <OutlineList nodes={nodes} {...rest} />
      )}
    </Panel>
  );
}

/** Whoever opens the outline is in it at once: at what is selected, at the first line, or where one writes the first. */
function useFocusOnLine(selected: ItemId | undefined) {
  const inside = useRef<HTMLParagraphElement>(null);
  const start = useRef(selected);
  useEffect(() => {
    const panel = inside.current?.closest('section');
    const lines = [...(panel?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const line = lines.find(({ dataset }) => dataset['line'] === start.current) ?? lines[0];
    (line ?? panel?.querySelector('input'))?.focus();
  }, []);
  return inside;
}

function OutlineList({ nodes, ...props }: RowProps & { readonly nodes: readonly OutlineNode[] }) {
  return (
    <ul className={styles['list']} onKeyDown={walk}>
      {nodes.map((node) => (
        <li key={node.id}>
          <OutlineRow {...props} node={node} />
          {node.columns === undefined
            ? node.children.length > 0 && <OutlineList {...props} nodes={node.children} />
            : node.columns.map((title, column) => (
                <OutlineColumn
                  key={column}
                  title={title}
                  nr={column + 1}
                  {...props}
                  nodes={node.children.filter((child) => child.column === column)}
                />
              ))}
        </li>
      ))}
    </ul>
  );
}

/** One column of a table with what hangs in it. */
function OutlineColumn({
  title,
  nr,
  ...props
}: RowProps & { readonly title: string; readonly nr: number; readonly nodes: readonly OutlineNode[] }) {
  const text = useText();
  const name = title.trim() === '' ? text.capture.place.column(nr) : title;
  return (
    <div role="group" aria-label={name} className={styles['column']}>
      <p className={styles['columnTitle']}>{name}</p>
      {props.nodes.length === 0 ? (
        <p className={styles['columnTitle']}>{text.board.outline.emptyColumn}</p>
      ) : (
        <OutlineList {...props} />
      )}
    </div>
  );
}

/** Arrow keys go from line to line, so that a long board need not be tabbed through. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLElement)) return;
  const lines = [...(event.target.closest('section')?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
  const here = event.target.closest<HTMLElement>('[data-line]');
  const next = here === null ? undefined : lines[lines.indexOf(here) + step];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

import { type ItemId, type OutlineNode, walkOutline } from '@geflecht/board-schema';
import type { ProposalId } from '@geflecht/domain';
import { Button, EmptyState, Icon, Panel, TextField, ToggleIconButton, VisuallyHidden } from '@geflecht/ui';
import { ListTree, Volume2, VolumeX } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useMemo, useState } from 'react';

import { useText } from '../platform/text.tsx';
import { useAnnouncements } from './announcements.ts';
import { OutlineRow, type RowProps } from './outline-row.tsx';

import styles from './board.module.css';

export interface OutlinePanelProps extends Omit<RowProps, 'nameOf'> {
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
  const nameOf = useNames(nodes, props.titleOf);
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
      className={styles['outline']}
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
      <p className={styles['outlineIntro']}>{text.intro}</p>
      {!readOnly && (
        <form className={styles['outlineAdd']} onSubmit={add}>
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
        <OutlineList nodes={nodes} nameOf={nameOf} {...rest} />
      )}
    </Panel>
  );
}

function OutlineList({ nodes, nameOf, ...props }: RowProps & { readonly nodes: readonly OutlineNode[] }) {
  return (
    <ul className={styles['outlineList']} onKeyDown={walk}>
      {nodes.map((node) => (
        <li key={node.id}>
          <OutlineRow {...props} node={node} nameOf={nameOf} />
          {node.columns === undefined
            ? node.children.length > 0 && <OutlineList {...props} nameOf={nameOf} nodes={node.children} />
            : node.columns.map((title, column) => (
                <OutlineColumn
                  key={column}
                  title={title}
                  nr={column + 1}
                  {...props}
                  nameOf={nameOf}
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
    <div role="group" aria-label={name} className={styles['outlineColumn']}>
      <p className={styles['outlineColumnTitle']}>{name}</p>
      {props.nodes.length === 0 ? (
        <p className={styles['outlineColumnTitle']}>{text.board.outline.emptyColumn}</p>
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

/** How an item is called where another one speaks of it. */
function useNames(
  nodes: readonly OutlineNode[],
  titleOf: (proposal: ProposalId) => string | undefined,
): (id: ItemId | undefined) => string {
  const { board, images } = useText();
  const text = board.outline;
  return useMemo(() => {
    const names = new Map<ItemId, string>();
    for (const node of walkOutline(nodes)) {
      const own = node.proposal === undefined ? node.text.trim() : titleOf(node.proposal);
      const unnamed = node.kind === 'image' ? images.undescribed : `${text.kind[node.kind]} ${text.unnamed}`;
      names.set(node.id, own === undefined || own === '' ? unnamed : own);
    }
    return (id) => (id === undefined ? text.loose : (names.get(id) ?? text.loose));
  }, [nodes, titleOf, text, images]);
}

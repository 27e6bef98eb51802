import { type ItemId, type OutlineNode, walkOutline } from '@geflecht/board-schema';
import type { ProposalId } from '@geflecht/domain';
import { Button, EmptyState, Panel, TextField, VisuallyHidden } from '@geflecht/ui';
import { ListTree } from 'lucide-react';
import { type FormEvent, useMemo, useState } from 'react';

import { useText } from '../platform/text.tsx';
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
    <Panel title={text.title} side="left" isFloating onClose={onClose} className={styles['outline']}>
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
    <ul className={styles['outlineList']}>
      {nodes.map((node) => (
        <li key={node.id}>
          <OutlineRow {...props} node={node} nameOf={nameOf} />
          {node.children.length > 0 && <OutlineList {...props} nameOf={nameOf} nodes={node.children} />}
        </li>
      ))}
    </ul>
  );
}

/** How an item is called where another one speaks of it. */
function useNames(
  nodes: readonly OutlineNode[],
  titleOf: (proposal: ProposalId) => string | undefined,
): (id: ItemId | undefined) => string {
  const text = useText().board.outline;
  return useMemo(() => {
    const names = new Map<ItemId, string>();
    for (const node of walkOutline(nodes)) {
      const own = node.proposal === undefined ? node.text.trim() : titleOf(node.proposal);
      names.set(node.id, own === undefined || own === '' ? `${text.kind[node.kind]} ${text.unnamed}` : own);
    }
    return (id) => (id === undefined ? text.loose : (names.get(id) ?? text.loose));
  }, [nodes, titleOf, text]);
}

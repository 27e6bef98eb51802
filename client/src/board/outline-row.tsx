import type { BoardEngine } from '@geflecht/board-engine';
import type { BoardItem, ItemId, OutlineNode } from '@geflecht/board-schema';
import type { ProposalId } from '@geflecht/domain';
import { Icon, IconButton, MenuButton, VisuallyHidden } from '@geflecht/ui';
import { Ellipsis, FileText, Frame, MoveUpRight, Shapes, StickyNote, Trash2, Type } from 'lucide-react';

import { useText } from '../platform/text.tsx';
import { type HostActions, runSelectionAction, selectionMenuItems } from './selection-actions.tsx';
import { selectionFacts } from './selection-facts.ts';

import styles from './board.module.css';

/** What every line of the outline works with. */
export interface RowProps {
  readonly engine: BoardEngine;
  readonly items: ReadonlyMap<ItemId, BoardItem>;
  readonly readOnly: boolean;
  readonly selection: readonly ItemId[];
  readonly titleOf: (proposal: ProposalId) => string | undefined;
  readonly host: HostActions;
  readonly onConnect: (from: ItemId) => void;
  readonly onEdit: (id: ItemId, text: string) => void;
  readonly nameOf: (id: ItemId | undefined) => string;
}

const ICONS = {
  note: StickyNote,
  text: Type,
  shape: Shapes,
  frame: Frame,
  card: FileText,
  connector: MoveUpRight,
} as const;

/** One line of the outline: the item, its deeds, and the arrows that leave it. */
export function OutlineRow({
  node,
  nameOf,
  engine,
  items,
  readOnly,
  selection,
  host,
  onConnect,
  onEdit,
}: RowProps & { readonly node: OutlineNode }) {
  const text = useText().board;
  const name = nameOf(node.id);
  const facts = selectionFacts([node.id], items);
  const run = (key: string): void => {
    engine.select([node.id]);
    if (key === 'connect') onConnect(node.id);
    else if (key === 'edit') onEdit(node.id, node.text);
    else runSelectionAction(key, engine, host, text);
  };
  return (
    <>
      <div className={styles['outlineRow']} data-selected={selection.includes(node.id)}>
        <button
          type="button"
          className={styles['outlineName']}
          aria-current={selection.includes(node.id)}
          onClick={() => {
            engine.select([node.id]);
            engine.reveal([node.id]);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Delete' && !readOnly) run('remove');
          }}
        >
          <Icon icon={ICONS[node.kind]} size={16} />
          <VisuallyHidden>{text.outline.kind[node.kind]}: </VisuallyHidden>
          <span className={styles['outlineText']}>{name}</span>
        </button>
        <MenuButton
          label={text.outline.actions(name)}
          icon={<Icon icon={Ellipsis} size={16} />}
          isIconOnly
          variant="quiet"
          size="small"
          onAction={(key) => run(String(key))}
        >
          {selectionMenuItems(facts, text, readOnly)}
        </MenuButton>
      </div>
      {node.connections.length > 0 && (
        <ul className={styles['outlineArrows']}>
          {node.connections.map(({ connector, direction, other, text: label }) => (
            <li key={connector + direction} className={styles['outlineRow']}>
              <span className={styles['outlineText']}>
                {text.outline[direction](nameOf(other))}
                {label !== '' && ` (${label})`}
              </span>
              {!readOnly && (
                <IconButton
                  size="small"
                  label={`${text.outline.removeArrow}: ${text.outline[direction](nameOf(other))}`}
                  icon={<Icon icon={Trash2} size={16} />}
                  onPress={() => engine.deleteItems([connector])}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

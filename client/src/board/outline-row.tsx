import type { BoardEngine } from '@geflecht/board-engine';
import type { BoardItem, ItemId, OutlineNode, SinceKind } from '@geflecht/board-schema';
import { Icon, IconButton, MenuButton, VisuallyHidden } from '@geflecht/ui';
import {
  Columns3,
  Ellipsis,
  FileText,
  Frame,
  Image,
  MoveUpRight,
  PenLine,
  Shapes,
  Stamp,
  StickyNote,
  Trash2,
  Type,
} from 'lucide-react';
import type { ReactNode } from 'react';

import { useText } from '../platform/text.tsx';
import { type HostActions, runSelectionAction, selectionMenuItems } from './selection-actions.tsx';
import { selectionFacts } from './selection-facts.ts';

import styles from './outline.module.css';

/** What every line of the outline works with. */
export interface RowProps {
  readonly engine: BoardEngine;
  readonly items: ReadonlyMap<ItemId, BoardItem>;
  readonly readOnly: boolean;
  readonly selection: readonly ItemId[];
  readonly host: HostActions;
  readonly onConnect: (from: ItemId) => void;
  readonly onEdit: (id: ItemId, text: string) => void;
  readonly nameOf: (id: ItemId | undefined) => string;
  /** What is new or different since one was here last. */
  readonly since: ReadonlyMap<ItemId, SinceKind>;
  /** What else there is to a line: talks, points. */
  readonly beside: (id: ItemId) => ReactNode;
}

const ICONS = {
  note: StickyNote,
  text: Type,
  shape: Shapes,
  frame: Frame,
  card: FileText,
  connector: MoveUpRight,
  table: Columns3,
  stroke: PenLine,
  image: Image,
  stamp: Stamp,
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
  since,
  beside,
}: RowProps & { readonly node: OutlineNode }) {
  const words = useText();
  const text = words.board;
  const name = nameOf(node.id);
  const facts = selectionFacts([node.id], items);
  const news = since.get(node.id);
  const run = (key: string): void => {
    engine.select([node.id]);
    if (key === 'connect') onConnect(node.id);
    else if (key === 'edit') onEdit(node.id, node.text);
    else runSelectionAction(key, engine, host, text);
  };
  return (
    <>
      <div className={styles['row']} data-selected={selection.includes(node.id)}>
        <button
          type="button"
          data-line={node.id}
          className={styles['name']}
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
          <span className={styles['text']}>{name}</span>
          {news !== undefined && <span className={styles['news']}>{words.boards.since.kinds[news]}</span>}
        </button>
        {beside(node.id)}
        <MenuButton
          label={text.outline.actions(name)}
          icon={<Icon icon={Ellipsis} size={16} />}
          isIconOnly
          variant="quiet"
          size="small"
          onAction={(key) => run(String(key))}
        >
          {selectionMenuItems(run, facts, words, readOnly)}
        </MenuButton>
      </div>
      {node.connections.length > 0 && (
        <ul className={styles['arrows']}>
          {node.connections.map(({ connector, direction, other, text: label }) => (
            <li key={connector + direction} className={styles['row']}>
              <span className={styles['text']}>
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

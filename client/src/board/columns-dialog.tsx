import type { BoardEngine } from '@geflecht/board-engine';
import { BOARD_LIMITS, type ItemId, type TableItem } from '@geflecht/board-schema';
import { Button, Dialog, Icon, IconButton, TextField } from '@geflecht/ui';
import { ArrowLeft, ArrowRight, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';

import { useText } from '../platform/text.tsx';

import styles from './selection.module.css';

/** A column while it is edited; `key` stays the same while columns change places. */
interface Draft {
  readonly key: number;
  readonly title: string;
  readonly from: number | null;
}

/** Names the columns of a table, puts them in order, adds and takes away; all of it is one step. */
export function ColumnsDialog({
  engine,
  id,
  table,
  first,
  onClose,
}: {
  readonly engine: BoardEngine;
  readonly id: ItemId;
  readonly table: TableItem;
  /** The column whose title is to be written first, from 0. */
  readonly first: number;
  readonly onClose: () => void;
}) {
  const words = useText().looks.table;
  const [columns, setColumns] = useState<readonly Draft[]>(() =>
    table.columns.map(({ title }, nr) => ({ key: nr, title, from: nr })),
  );
  const [next, setNext] = useState(table.columns.length);
  const isFull = columns.length >= BOARD_LIMITS.columns;
  const move = (nr: number, by: 1 | -1): void => {
    const moved = [...columns];
    const [column] = moved.splice(nr, 1);
    if (column) moved.splice(nr + by, 0, column);
    setColumns(moved);
  };
  const add = (): void => {
    setColumns([...columns, { key: next, title: '', from: null }]);
    setNext(next + 1);
  };
  const save = (): void => {
    engine.editColumns(
      id,
      columns.map(({ title, from }) => ({ title: title.trim(), from })),
    );
    onClose();
  };
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={words.title}
      size="small"
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {words.cancel}
          </Button>
          <Button variant="primary" onPress={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <ol className={styles['columns']}>
        {columns.map(({ key, title }, nr) => (
          <li key={key} className={styles['column']}>
            <TextField
              className={styles['columnTitle']}
              label={words.column(nr + 1)}
              isLabelHidden
              placeholder={words.column(nr + 1)}
              maxLength={BOARD_LIMITS.columnTitle}
              value={title}
              autoFocus={key === first || key >= table.columns.length}
              onChange={(value) =>
                setColumns(
                  columns.map((column) => (column.key === key ? { ...column, title: value } : column)),
                )
              }
            />
            <IconButton
              size="small"
              label={words.left(nr + 1)}
              isDisabled={nr === 0}
              icon={<Icon icon={ArrowLeft} size={16} />}
              onPress={() => move(nr, -1)}
            />
            <IconButton
              size="small"
              label={words.right(nr + 1)}
              isDisabled={nr === columns.length - 1}
              icon={<Icon icon={ArrowRight} size={16} />}
              onPress={() => move(nr, 1)}
            />
            <IconButton
              size="small"
              label={words.remove(nr + 1)}
              isDisabled={columns.length === 1}
              icon={<Icon icon={Trash2} size={16} />}
              onPress={() => setColumns(columns.filter((column) => column.key !== key))}
            />
          </li>
        ))}
      </ol>
      <Button variant="quiet" icon={<Icon icon={Plus} size={16} />} isDisabled={isFull} onPress={add}>
        {words.add}
      </Button>
      <p className={styles['columnsHint']}>{isFull ? words.full(BOARD_LIMITS.columns) : words.kept}</p>
    </Dialog>
  );
}

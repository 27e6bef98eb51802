import type { BoardEngine } from '@geflecht/board-engine';
import type { BoardItem } from '@geflecht/board-schema';
import { Icon, IconButton, IconChoice, Popover } from '@geflecht/ui';
import { SlidersHorizontal } from 'lucide-react';

import { useText } from '../platform/text.tsx';
import { rowsOf } from './look-rows.tsx';
import { MarkButtons } from './mark-buttons.tsx';

import styles from './selection.module.css';

/** How what is selected looks beyond its colour: each row changes all that know it. */
export function LookPopover({
  engine,
  items,
}: {
  readonly engine: BoardEngine;
  readonly items: readonly BoardItem[];
}) {
  const words = useText();
  const rows = rowsOf(items, words);
  const hasWords = items.some((item) => 'marks' in item && item.text !== '');
  if (rows.length === 0 && !hasWords) return null;
  return (
    <Popover
      label={words.looks.label}
      placement="top"
      trigger={
        <IconButton
          size="small"
          label={words.looks.label}
          icon={<Icon icon={SlidersHorizontal} size={16} />}
        />
      }
    >
      <div className={styles['looks']}>
        {hasWords && <MarkButtons engine={engine} label={words.looks.marks.label} isFlat />}
        {rows.map(({ key, label, options, value }) => (
          <IconChoice
            key={key}
            label={label}
            options={options}
            value={value}
            onChange={(chosen) =>
              engine.styleSelection({ [key]: key === 'dashed' ? chosen === 'dashed' : chosen })
            }
          />
        ))}
      </div>
    </Popover>
  );
}

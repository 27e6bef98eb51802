import type { BoardEngine } from '@geflecht/board-engine';
import type { Board } from '@geflecht/board-schema';
import type { CSSProperties } from 'react';

import { useText } from '../platform/text.tsx';
import { useEngineState } from './engine-state.ts';
import { MarkButtons } from './mark-buttons.tsx';
import { type BarPosition, positionOf, useEditing } from './selection-bar.tsx';

import styles from './selection.module.css';

/** Stands beside the note or text in which one writes, and sets words off. */
export function WritingBar({ engine, board }: { readonly engine: BoardEngine; readonly board: Board }) {
  const { looks } = useText();
  const editing = useEditing(engine);
  const position = useEngineState<BarPosition | null>(
    engine,
    ['camera', 'editing', 'change'],
    () => (editing === null ? null : positionOf(engine, [editing])),
    (a, b) => a?.left === b?.left && a?.top === b?.top && a?.below === b?.below,
  );
  const item = editing === null ? undefined : board.get(editing);
  if (position === null || item === undefined || !('marks' in item)) return null;
  return (
    <div
      className={styles['beside']}
      data-below={position.below}
      style={{ '--x': `${position.left}px`, '--y': `${position.top}px` } as CSSProperties}
    >
      <MarkButtons engine={engine} label={looks.marks.label} />
    </div>
  );
}

import type { BoardEngine, ToolChoice, ToolId } from '@geflecht/board-engine';
import { SHAPES } from '@geflecht/board-schema';
import {
  Icon,
  IconButton,
  MenuButton,
  MenuItem,
  ToggleIconButton,
  Toolbar,
  ToolbarSeparator,
} from '@geflecht/ui';
import {
  Circle,
  Diamond,
  FilePlus2,
  Frame,
  Hand,
  type LucideIcon,
  MousePointer2,
  MoveUpRight,
  Redo2,
  Shapes,
  Square,
  StickyNote,
  Type,
  Undo2,
} from 'lucide-react';
import { useEffect, useState } from 'react';

import { useText } from '../platform/text.tsx';
import { useEngineState } from './engine-state.ts';

import styles from './board.module.css';

const SHAPE_ICONS: Readonly<Record<(typeof SHAPES)[number], LucideIcon>> = {
  rectangle: Square,
  ellipse: Circle,
  diamond: Diamond,
};

interface ToolButton {
  readonly id: 'select' | 'hand' | 'note' | 'text' | 'connector' | 'frame';
  readonly icon: LucideIcon;
  readonly key: string;
}
const BEFORE_SHAPES: readonly ToolButton[] = [
  { id: 'select', icon: MousePointer2, key: 'V' },
  { id: 'hand', icon: Hand, key: 'H' },
  { id: 'note', icon: StickyNote, key: 'N' },
  { id: 'text', icon: Type, key: 'T' },
];
const AFTER_SHAPES: readonly ToolButton[] = [
  { id: 'connector', icon: MoveUpRight, key: 'A' },
  { id: 'frame', icon: Frame, key: 'F' },
];

const WATCHING: readonly ToolId[] = ['select', 'hand'];

/** The tools at the bottom, within a thumb's reach; those who may only look get the two that change nothing. */
export function BoardToolbar({
  engine,
  readOnly,
  onPlaceCard,
}: {
  readonly engine: BoardEngine;
  readonly readOnly: boolean;
  readonly onPlaceCard: () => void;
}) {
  const text = useText().board;
  const tool = useEngineState<ToolChoice>(engine, ['tool'], () => engine.tool());
  const toolButton = ({ id, icon, key }: ToolButton) =>
    readOnly && !WATCHING.includes(id) ? null : (
      <ToggleIconButton
        key={id}
        label={text.tools[id]}
        shortcut={[key]}
        icon={<Icon icon={icon} size={20} />}
        isSelected={tool.id === id}
        onChange={() => engine.setTool({ id })}
        tooltipPlacement="top"
      />
    );
  return (
    <Toolbar label={text.tools.label} className={styles['toolbar']}>
      {BEFORE_SHAPES.map(toolButton)}
      {!readOnly && (
        <MenuButton
          label={text.tools.shape}
          icon={<Icon icon={Shapes} size={20} />}
          isIconOnly
          variant={tool.id === 'shape' ? 'secondary' : 'quiet'}
          placement="top"
          onAction={(key) => {
            const shape = SHAPES.find((candidate) => candidate === key);
            if (shape !== undefined) engine.setTool({ id: 'shape', shape });
          }}
        >
          {SHAPES.map((shape) => (
            <MenuItem key={shape} id={shape} icon={<Icon icon={SHAPE_ICONS[shape]} size={16} />}>
              {text.shapes[shape]}
            </MenuItem>
          ))}
        </MenuButton>
      )}
      {AFTER_SHAPES.map(toolButton)}
      {!readOnly && (
        <>
          <IconButton
            label={text.tools.card}
            icon={<Icon icon={FilePlus2} size={20} />}
            onPress={onPlaceCard}
            tooltipPlacement="top"
          />
          <ToolbarSeparator className={styles['wideOnly']} />
          <HistoryButtons engine={engine} className={styles['wideOnly']} tooltipPlacement="top" />
        </>
      )}
    </Toolbar>
  );
}

/** Undo and redo; on a phone they stand in the upper corner, because the tools fill the whole row. */
export function HistoryButtons({
  engine,
  className,
  tooltipPlacement,
}: {
  readonly engine: BoardEngine;
  readonly className: string | undefined;
  readonly tooltipPlacement: 'top' | 'bottom';
}) {
  const text = useText().board;
  const [history, setHistory] = useState({ canUndo: false, canRedo: false });
  useEffect(() => engine.on('history', setHistory), [engine]);
  return (
    <>
      <IconButton
        className={className}
        label={text.tools.undo}
        shortcut={['mod', 'Z']}
        icon={<Icon icon={Undo2} size={20} />}
        isDisabled={!history.canUndo}
        onPress={() => engine.undo()}
        tooltipPlacement={tooltipPlacement}
      />
      <IconButton
        className={className}
        label={text.tools.redo}
        shortcut={['mod', 'shift', 'Z']}
        icon={<Icon icon={Redo2} size={20} />}
        isDisabled={!history.canRedo}
        onPress={() => engine.redo()}
        tooltipPlacement={tooltipPlacement}
      />
    </>
  );
}

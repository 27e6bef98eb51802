import type { BoardEngine, ToolChoice, ToolId } from '@geflecht/board-engine';
import { SHAPES, STAMPS } from '@geflecht/board-schema';
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
  Columns3,
  Eraser,
  Flashlight,
  FilePlus2,
  Frame,
  Hand,
  Highlighter,
  ImagePlus,
  Lasso,
  type LucideIcon,
  MousePointer2,
  MoveUpRight,
  PenLine,
  Redo2,
  Shapes,
  Stamp,
  StickyNote,
  Type,
  Undo2,
} from 'lucide-react';
import { useEffect, useState } from 'react';

import { useText } from '../platform/text.tsx';
import { useEngineState } from './engine-state.ts';
import { SHAPE_ICONS, STAMP_ICONS } from './tool-icons.ts';

import styles from './board.module.css';

interface ToolButton {
  readonly id: 'select' | 'hand' | 'note' | 'text' | 'connector' | 'frame' | 'table' | 'lasso';
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
  { id: 'table', icon: Columns3, key: 'B' },
  { id: 'lasso', icon: Lasso, key: 'O' },
];

/** Behind the button of the pen. */
const PENS_OF_ALL_KINDS: readonly ToolId[] = ['pen', 'eraser', 'laser'];
const WATCHING: readonly ToolId[] = ['select', 'hand'];

/** The tools at the bottom, within a thumb's reach; those who may only look get the two that change nothing. */
export function BoardToolbar({
  engine,
  readOnly,
  onPlaceCard,
  onAddImage,
}: {
  readonly engine: BoardEngine;
  readonly readOnly: boolean;
  readonly onPlaceCard: () => void;
  readonly onAddImage: () => void;
}) {
  const { board: text, images } = useText();
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
          <MenuButton
            label={text.tools.pen}
            icon={<Icon icon={PenLine} size={20} />}
            isIconOnly
            variant={PENS_OF_ALL_KINDS.includes(tool.id) ? 'secondary' : 'quiet'}
            placement="top"
            onAction={(key) => {
              if (key === 'eraser' || key === 'laser') engine.setTool({ id: key });
              else engine.setTool({ id: 'pen', pen: key === 'marker' ? 'marker' : 'pen' });
            }}
          >
            <MenuItem id="pen" icon={<Icon icon={PenLine} size={16} />}>
              {text.tools.pen}
            </MenuItem>
            <MenuItem id="marker" icon={<Icon icon={Highlighter} size={16} />}>
              {text.tools.marker}
            </MenuItem>
            <MenuItem id="eraser" icon={<Icon icon={Eraser} size={16} />}>
              {text.tools.eraser}
            </MenuItem>
            <MenuItem id="laser" icon={<Icon icon={Flashlight} size={16} />} shortcut={['Z']}>
              {text.tools.laser}
            </MenuItem>
          </MenuButton>
          <MenuButton
            label={text.tools.stamp}
            icon={<Icon icon={Stamp} size={20} />}
            isIconOnly
            variant={tool.id === 'stamp' ? 'secondary' : 'quiet'}
            placement="top"
            onAction={(key) => {
              const stamp = STAMPS.find((candidate) => candidate === key);
              if (stamp !== undefined) engine.setTool({ id: 'stamp', stamp });
            }}
          >
            {STAMPS.map((stamp) => (
              <MenuItem key={stamp} id={stamp} icon={<Icon icon={STAMP_ICONS[stamp]} size={16} />}>
                {text.stamps[stamp]}
              </MenuItem>
            ))}
          </MenuButton>
          <IconButton
            label={text.tools.card}
            icon={<Icon icon={FilePlus2} size={20} />}
            onPress={onPlaceCard}
            tooltipPlacement="top"
          />
          <IconButton
            label={images.add}
            icon={<Icon icon={ImagePlus} size={20} />}
            onPress={onAddImage}
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
  undoOnly = false,
}: {
  readonly engine: BoardEngine;
  /** Where there is no room for both. */
  readonly undoOnly?: boolean;
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
      {!undoOnly && (
        <IconButton
          className={className}
          label={text.tools.redo}
          shortcut={['mod', 'shift', 'Z']}
          icon={<Icon icon={Redo2} size={20} />}
          isDisabled={!history.canRedo}
          onPress={() => engine.redo()}
          tooltipPlacement={tooltipPlacement}
        />
      )}
    </>
  );
}

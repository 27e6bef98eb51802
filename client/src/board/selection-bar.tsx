import type { BoardEngine } from '@geflecht/board-engine';
import type { ItemColor, ItemId } from '@geflecht/board-schema';
import { Button, Icon, IconButton, MenuButton, Popover, Toolbar } from '@geflecht/ui';
import { Copy, Ellipsis, FilePlus2, Palette, SquareArrowOutUpRight, Trash2 } from 'lucide-react';
import { type CSSProperties, useEffect, useState } from 'react';

import { useText } from '../platform/text.tsx';
import { useEngineState } from './engine-state.ts';
import {
  type HostActions,
  removeSelection,
  runSelectionAction,
  selectionMenuItems,
} from './selection-actions.tsx';
import type { SelectionFacts } from './selection-facts.ts';
import { Swatches } from './swatches.tsx';

import styles from './board.module.css';

/** Distance between the bar and what is selected, and the room it needs above, in CSS pixels. */
const GAP = 12;
const ROOM_ABOVE = 64;
/** A hand that trembles less far than this, in CSS pixels, does not drag. */
const DRAG_BEGINS = 4;

interface Position {
  readonly left: number;
  readonly top: number;
  readonly below: boolean;
}

/** A small bar that stays beside the selection and offers what one does most. */
export function SelectionBar({
  engine,
  facts,
  readOnly,
  host,
}: {
  readonly engine: BoardEngine;
  readonly facts: SelectionFacts;
  readonly readOnly: boolean;
  readonly host: HostActions;
}) {
  const text = useText().board;
  const position = useEngineState<Position | null>(
    engine,
    ['camera', 'selection', 'change'],
    () => positionOf(engine, facts.ids),
    (a, b) => a?.left === b?.left && a?.top === b?.top && a?.below === b?.below,
  );
  const editing = useEditing(engine);
  const dragging = useDragging();
  if (position === null || editing || dragging || facts.ids.length === 0) return null;
  const { proposal, words } = facts;
  if (readOnly && proposal === null) return null;
  return (
    <div
      className={styles['beside']}
      data-below={position.below}
      style={{ '--x': `${position.left}px`, '--y': `${position.top}px` } as CSSProperties}
    >
      <Toolbar label={text.selection.label} className={styles['selectionBar']}>
        {proposal !== null && (
          <Button
            variant="quiet"
            size="small"
            icon={<Icon icon={SquareArrowOutUpRight} size={16} />}
            onPress={host.openProposal}
          >
            {text.selection.openProposal}
          </Button>
        )}
        {!readOnly && words !== null && words !== '' && (
          <Button
            variant="quiet"
            size="small"
            icon={<Icon icon={FilePlus2} size={16} />}
            onPress={host.makeProposal}
          >
            {text.selection.makeProposal}
          </Button>
        )}
        {!readOnly && facts.colorable && (
          <Popover
            label={text.colors.label}
            placement="top"
            trigger={
              <IconButton size="small" label={text.colors.label} icon={<Icon icon={Palette} size={16} />} />
            }
          >
            {(close) => (
              <Swatches
                value={facts.color}
                onChange={(color: ItemColor) => {
                  engine.styleSelection({ color });
                  close();
                }}
              />
            )}
          </Popover>
        )}
        {!readOnly && (
          <>
            <IconButton
              size="small"
              label={text.selection.duplicate}
              shortcut={['mod', 'D']}
              icon={<Icon icon={Copy} size={16} />}
              onPress={() => engine.duplicateSelection()}
            />
            <IconButton
              size="small"
              label={text.selection.remove}
              icon={<Icon icon={Trash2} size={16} />}
              onPress={() => removeSelection(engine, text)}
            />
          </>
        )}
        <MenuButton
          label={text.selection.more}
          icon={<Icon icon={Ellipsis} size={16} />}
          isIconOnly
          variant="quiet"
          size="small"
          onAction={(key) => runSelectionAction(String(key), engine, host, text)}
        >
          {selectionMenuItems(facts, text, readOnly)}
        </MenuButton>
      </Toolbar>
    </div>
  );
}

function useEditing(engine: BoardEngine): boolean {
  const [editing, setEditing] = useState<ItemId | null>(null);
  useEffect(() => engine.on('editing', setEditing), [engine]);
  return editing !== null;
}

/** Whether a press on the canvas has become a drag: then the bar would only lie where the selection was. */
function useDragging(): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    let from: PointerEvent | null = null;
    const down = (event: PointerEvent): void => {
      const onCanvas =
        event.target instanceof Element && event.target.closest('[role="application"]') !== null;
      from = onCanvas ? event : null;
    };
    const move = (event: PointerEvent): void => {
      if (
        from !== null &&
        Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > DRAG_BEGINS
      )
        setDragging(true);
    };
    const end = (): void => {
      from = null;
      setDragging(false);
    };
    const listeners = { pointerdown: down, pointermove: move, pointerup: end, pointercancel: end };
    const names = Object.keys(listeners) as (keyof typeof listeners)[];
    for (const name of names) window.addEventListener(name, listeners[name], true);
    return () => {
      for (const name of names) window.removeEventListener(name, listeners[name], true);
    };
  }, []);
  return dragging;
}

/** Above what is selected, or below it where there is no room above; null while none of it is in sight. */
function positionOf(engine: BoardEngine, ids: readonly ItemId[]): Position | null {
  const box = engine.screenBox(ids);
  if (box === undefined) return null;
  const below = box.y < ROOM_ABOVE;
  return {
    left: Math.round(box.x + box.w / 2),
    top: Math.round(below ? box.y + box.h + GAP : box.y - GAP),
    below,
  };
}

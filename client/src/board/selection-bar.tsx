import type { BoardEngine } from '@geflecht/board-engine';
import type { ItemColor, ItemId } from '@geflecht/board-schema';
import { Button, Icon, IconButton, MenuButton, Popover, Toolbar } from '@geflecht/ui';
import { Columns3, Copy, Ellipsis, FilePlus2, Palette, SquareArrowOutUpRight, Trash2 } from 'lucide-react';
import { type CSSProperties, useEffect, useState } from 'react';

import { useText } from '../platform/text.tsx';
import { ArrangePopover, isArrangeable } from './arranging.tsx';
import { useEngineState } from './engine-state.ts';
import { LookPopover } from './look-popover.tsx';
import {
  type HostActions,
  removeSelection,
  runSelectionAction,
  selectionMenuItems,
} from './selection-actions.tsx';
import type { SelectionFacts } from './selection-facts.ts';
import { Swatches } from './swatches.tsx';

import styles from './selection.module.css';

/** Distance between the bar and what is selected, and the room it needs above, below the board's own bar, in CSS pixels. */
const GAP = 12;
const ROOM_ABOVE = 116;
/** Below, the handle for turning stands in between. */
const TURN_ROOM = 20;
/** A hand that trembles less far than this, in CSS pixels, does not drag. */
const DRAG_BEGINS = 4;

export interface BarPosition {
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
  const catalogue = useText();
  const text = catalogue.board;
  const position = useEngineState<BarPosition | null>(
    engine,
    ['camera', 'selection', 'change'],
    () => positionOf(engine, facts.ids, facts.turnable && facts.single !== null ? TURN_ROOM : 0),
    (a, b) => a?.left === b?.left && a?.top === b?.top && a?.below === b?.below,
  );
  const editing = useEditing(engine);
  const dragging = useDragging();
  if (position === null || editing !== null || dragging || facts.ids.length === 0) return null;
  const { proposal, words } = facts;
  const run = (key: string): void => runSelectionAction(key, engine, host, text);
  if (readOnly && proposal === null) return null;
  return (
    <div
      className={styles['beside']}
      data-below={position.below}
      style={{ '--x': `${position.left}px`, '--y': `${position.top}px` } as CSSProperties}
    >
      <Toolbar label={text.selection.label} className={styles['bar']}>
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
                onChange={(color: ItemColor) => engine.styleSelection({ color })}
                onPress={close}
              />
            )}
          </Popover>
        )}
        {!readOnly && <LookPopover engine={engine} items={facts.items} />}
        {!readOnly && isArrangeable(facts) && <ArrangePopover engine={engine} facts={facts} />}
        {!readOnly && facts.single?.kind === 'table' && (
          <IconButton
            size="small"
            label={catalogue.looks.table.edit}
            icon={<Icon icon={Columns3} size={16} />}
            onPress={host.columns}
          />
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
          onAction={(key) => run(String(key))}
        >
          {selectionMenuItems(run, facts, catalogue, readOnly)}
        </MenuButton>
      </Toolbar>
    </div>
  );
}

export function useEditing(engine: BoardEngine): ItemId | null {
  const [editing, setEditing] = useState<ItemId | null>(null);
  useEffect(() => engine.on('editing', setEditing), [engine]);
  return editing;
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
export function positionOf(engine: BoardEngine, ids: readonly ItemId[], room = 0): BarPosition | null {
  const box = engine.screenBox(ids);
  if (box === undefined) return null;
  const below = box.y < ROOM_ABOVE;
  // Below something that fills the view it would be out of sight.
  const lowest = 2 * engine.toScreen(engine.camera()).y - ROOM_ABOVE;
  const beneath = Math.max(ROOM_ABOVE, Math.min(box.y + box.h + GAP + room, lowest));
  return {
    left: Math.round(box.x + box.w / 2),
    top: Math.round(below ? beneath : box.y - GAP),
    below,
  };
}

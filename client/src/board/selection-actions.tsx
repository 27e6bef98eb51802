import type { BoardEngine } from '@geflecht/board-engine';
import type { Catalogue } from '@geflecht/i18n';
import { Icon, MenuItem, MenuSection, MenuSeparator, toast } from '@geflecht/ui';
import {
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  BringToFront,
  Copy,
  Link2,
  Maximize2,
  Minimize2,
  MoveUpRight,
  PencilLine,
  SendToBack,
  SquareArrowOutUpRight,
  FilePlus2,
  Trash2,
} from 'lucide-react';

import type { SelectionFacts } from './selection-facts.ts';

/** One grid step and one size step of the board, in world units. */
const STEP = 16;

/** What the host can do with the selection beyond the engine's own commands. */
export interface HostActions {
  readonly makeProposal: () => void;
  readonly openProposal: () => void;
  readonly showLinks: () => void;
  readonly link: () => void;
  readonly connect: () => void;
}

/** Removes the selection and offers to bring it back. */
export function removeSelection(engine: BoardEngine, text: Catalogue['board']): void {
  const count = engine.selection().length;
  if (count === 0) return;
  engine.deleteSelection();
  toast({ text: text.removed(count), action: { label: text.undoAction, onPress: () => engine.undo() } });
}

const ACTIONS = {
  edit: (engine: BoardEngine) => {
    const [id] = engine.selection();
    if (id !== undefined) engine.edit(id);
  },
  duplicate: (engine: BoardEngine) => engine.duplicateSelection(),
  front: (engine: BoardEngine) => engine.bringSelectionToFront(),
  back: (engine: BoardEngine) => engine.sendSelectionToBack(),
  up: (engine: BoardEngine) => engine.moveSelection(0, -STEP),
  down: (engine: BoardEngine) => engine.moveSelection(0, STEP),
  left: (engine: BoardEngine) => engine.moveSelection(-STEP, 0),
  right: (engine: BoardEngine) => engine.moveSelection(STEP, 0),
  larger: (engine: BoardEngine) => engine.resizeSelection(STEP, STEP),
  smaller: (engine: BoardEngine) => engine.resizeSelection(-STEP, -STEP),
} as const;

/** Runs a menu entry by its key. Moving and resizing by entries is the way without dragging. */
export function runSelectionAction(
  key: string,
  engine: BoardEngine,
  host: HostActions,
  text: Catalogue['board'],
): void {
  if (key in ACTIONS) ACTIONS[key as keyof typeof ACTIONS](engine);
  else if (key === 'remove') removeSelection(engine, text);
  else if (key in host) host[key as keyof HostActions]();
}

const icon = (of: typeof Copy) => <Icon icon={of} size={16} />;

/** The entries of the selection's menu, the same behind "Mehr" and a right click. */
export function selectionMenuItems(facts: SelectionFacts, text: Catalogue['board'], readOnly: boolean) {
  const words = text.selection;
  const { single, proposal } = facts;
  const items = [];
  if (proposal !== null) {
    items.push(
      <MenuItem key="openProposal" id="openProposal" icon={icon(SquareArrowOutUpRight)}>
        {words.openProposal}
      </MenuItem>,
      <MenuItem key="showLinks" id="showLinks" icon={icon(Link2)}>
        {words.links}
      </MenuItem>,
      <MenuItem key="link" id="link" icon={icon(Link2)} shortcut={['L']}>
        {words.link}
      </MenuItem>,
    );
  }
  if (readOnly) return items;
  if (facts.words !== null) {
    items.push(
      <MenuItem key="makeProposal" id="makeProposal" icon={icon(FilePlus2)}>
        {words.makeProposal}
      </MenuItem>,
    );
  }
  if (single !== null && single.kind !== 'card') {
    items.push(
      <MenuItem key="edit" id="edit" icon={icon(PencilLine)} shortcut={['Enter']}>
        {words.edit}
      </MenuItem>,
    );
  }
  if (single !== null && single.kind !== 'connector') {
    items.push(
      <MenuItem key="connect" id="connect" icon={icon(MoveUpRight)}>
        {words.connectTo}
      </MenuItem>,
    );
  }
  items.push(
    <MenuItem key="duplicate" id="duplicate" icon={icon(Copy)} shortcut={['mod', 'D']}>
      {words.duplicate}
    </MenuItem>,
    <MenuItem key="front" id="front" icon={icon(BringToFront)}>
      {words.front}
    </MenuItem>,
    <MenuItem key="back" id="back" icon={icon(SendToBack)}>
      {words.back}
    </MenuItem>,
    <MenuItem key="remove" id="remove" tone="danger" icon={icon(Trash2)} shortcut={['delete']}>
      {words.remove}
    </MenuItem>,
    <MenuSeparator key="line" />,
    <MenuSection key="move" title={words.move}>
      <MenuItem id="up" icon={icon(ArrowUp)}>
        {words.up}
      </MenuItem>
      <MenuItem id="down" icon={icon(ArrowDown)}>
        {words.down}
      </MenuItem>
      <MenuItem id="left" icon={icon(ArrowLeft)}>
        {words.left}
      </MenuItem>
      <MenuItem id="right" icon={icon(ArrowRight)}>
        {words.right}
      </MenuItem>
      <MenuItem id="larger" icon={icon(Maximize2)}>
        {words.larger}
      </MenuItem>
      <MenuItem id="smaller" icon={icon(Minimize2)}>
        {words.smaller}
      </MenuItem>
    </MenuSection>,
  );
  return items;
}

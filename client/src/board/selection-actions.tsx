import type { BoardEngine } from '@geflecht/board-engine';
import { hasWords } from '@geflecht/board-schema';
import type { Catalogue } from '@geflecht/i18n';
import { Icon, MenuItem, MenuSection, MenuSeparator } from '@geflecht/ui';
import {
  ArrowDown,
  ArrowLeft,
  ArrowLeftToLine,
  ArrowRight,
  ArrowRightToLine,
  ArrowUp,
  BringToFront,
  Columns3,
  Copy,
  Link2,
  Lock,
  LockOpen,
  Maximize2,
  Minimize2,
  MoveUpRight,
  PencilLine,
  Presentation,
  RotateCcw,
  RotateCw,
  SendToBack,
  SquareArrowOutUpRight,
  FilePlus2,
  FolderInput,
  MessageCirclePlus,
  Group,
  ImageDown,
  Trash2,
  UserRound,
} from 'lucide-react';

import { mayCopyPicture } from '../features/exchange/index.ts';
import { undoToast } from '../platform/undo-toast.ts';
import { arrange, arrangeItems } from './arranging.tsx';
import type { SelectionFacts } from './selection-facts.ts';

/** One grid step and one size step of the board, in world units. */
const STEP = 16;
/** Degrees by which one entry of the menu turns. */
const TURN = 15;

/** What the host can do with the selection beyond the engine's own commands. */
export interface HostActions {
  readonly makeProposal: () => void;
  readonly openProposal: () => void;
  readonly showLinks: () => void;
  readonly link: () => void;
  readonly connect: () => void;
  /** Moves the selection into a frame or a column by name. */
  readonly place: () => void;
  /** Begins a talk about what is selected. */
  readonly comment: () => void;
  /** Tells who made what is selected, and who has written in it. */
  readonly hands: () => void;
  /** Names, moves and adds the columns of the selected table. */
  readonly columns: () => void;
  /** Puts a picture of what is selected on the clipboard. */
  readonly copyPicture: () => void;
  /** Asks what is to be seen on the selected picture. */
  readonly describe: () => void;
  /** Shows the frames one after the other, beginning with the selected one. */
  readonly present: () => void;
  /** Suggests groups of the selection by what it says. */
  readonly cluster: () => void;
}

/** Removes the selection and offers to bring it back. */
export function removeSelection(engine: BoardEngine, text: Catalogue['board']): void {
  const count = engine.selection().length;
  if (count === 0) return;
  engine.deleteSelection();
  undoToast(engine, text.removed(count), text.undoAction);
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
  turnLeft: (engine: BoardEngine) => engine.turnSelection(-TURN),
  turnRight: (engine: BoardEngine) => engine.turnSelection(TURN),
  slideEarlier: (engine: BoardEngine) => moveSlide(engine, -1),
  slideLater: (engine: BoardEngine) => moveSlide(engine, 1),
  lock: (engine: BoardEngine) => engine.lockSelection(true),
  unlock: (engine: BoardEngine) => engine.lockSelection(false),
} as const;

function moveSlide(engine: BoardEngine, steps: number): void {
  const [frame] = engine.selection();
  if (frame !== undefined) engine.moveSlide(frame, steps);
}

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
  else arrange(key, engine);
}

const icon = (of: typeof Copy) => <Icon icon={of} size={16} />;

/**
 * The entries of the selection's menu, the same behind "Mehr" and a right click. `run` is for those of menus within it;
 * the others tell the menu they stand in.
 */
export function selectionMenuItems(
  run: (key: string) => void,
  facts: SelectionFacts,
  { board: text, boards, capture, comments, clustering, exchange, images, looks, presentation }: Catalogue,
  readOnly: boolean,
) {
  const words = text.selection;
  const placing = capture.place.menu;
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
  if (single !== null) {
    items.push(
      <MenuItem key="hands" id="hands" icon={icon(UserRound)}>
        {boards.hands.title}
      </MenuItem>,
    );
  }
  if (single?.kind === 'frame') {
    items.push(
      <MenuItem key="present" id="present" icon={icon(Presentation)}>
        {presentation.fromHere}
      </MenuItem>,
    );
  }
  if (mayCopyPicture()) {
    items.push(
      <MenuItem key="copyPicture" id="copyPicture" icon={icon(ImageDown)}>
        {exchange.picture.copy}
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
  if (single?.kind === 'image') {
    items.push(
      <MenuItem key="describe" id="describe" icon={icon(PencilLine)} shortcut={['Enter']}>
        {images.describe}
      </MenuItem>,
    );
  } else if (single !== null && hasWords(single)) {
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
    <MenuItem key="comment" id="comment" icon={icon(MessageCirclePlus)} shortcut={['C']}>
      {comments.menu}
    </MenuItem>,
    <MenuItem key="place" id="place" icon={icon(FolderInput)}>
      {placing}
    </MenuItem>,
    ...(single === null || single.kind === 'frame' || single.kind === 'table'
      ? [
          <MenuItem key="cluster" id="cluster" icon={icon(Group)}>
            {clustering.menu}
          </MenuItem>,
        ]
      : []),
    ...(single?.kind === 'table'
      ? [
          <MenuItem key="columns" id="columns" icon={icon(Columns3)}>
            {looks.table.edit}
          </MenuItem>,
        ]
      : []),
    ...(single?.kind === 'frame'
      ? [
          <MenuItem key="slideEarlier" id="slideEarlier" icon={icon(ArrowLeftToLine)}>
            {presentation.earlier}
          </MenuItem>,
          <MenuItem key="slideLater" id="slideLater" icon={icon(ArrowRightToLine)}>
            {presentation.later}
          </MenuItem>,
        ]
      : []),
    ...arrangeItems(facts, looks.arrange, run),
    facts.locked ? (
      <MenuItem key="unlock" id="unlock" icon={icon(LockOpen)} shortcut={['mod', 'shift', 'L']}>
        {looks.unlock}
      </MenuItem>
    ) : (
      <MenuItem key="lock" id="lock" icon={icon(Lock)} shortcut={['mod', 'shift', 'L']}>
        {looks.lock}
      </MenuItem>
    ),
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
      {facts.turnable && (
        <MenuItem id="turnLeft" icon={icon(RotateCcw)} shortcut={[',']}>
          {looks.turnLeft}
        </MenuItem>
      )}
      {facts.turnable && (
        <MenuItem id="turnRight" icon={icon(RotateCw)} shortcut={['.']}>
          {looks.turnRight}
        </MenuItem>
      )}
    </MenuSection>,
  );
  return items;
}

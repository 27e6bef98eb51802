import type {
  Board,
  BoardPresence,
  ClipboardFragment,
  Column,
  ConnectorHeads,
  Fill,
  ItemColor,
  ItemId,
  OutlineNode,
  Pen,
  Route,
  Shape,
  Stamp,
  StrokeWidth,
  TextAlign,
  TextMark,
  TextSize,
} from '@geflecht/board-schema';
import type { ImageId, PersonId, ProposalId } from '@geflecht/domain';

import type { Alignment, Axis } from './arrange.ts';
import type { Camera } from './camera/camera.ts';
import type { Box, Insets, Point } from './geometry.ts';
import type { Picture } from './paint/paint-image.ts';
import type { Palette } from './palette.ts';

/** How a person appears on a board; looked up by id, never taken from the wire. */
export interface PersonFace {
  readonly name: string;
  /** A CSS colour that stands out from the palette's `sheet`, in which the name is written on it. */
  readonly color: string;
  /** The mark of their Manufaktur: an SVG path on a 24 × 24 field, filled even-odd. */
  readonly mark: string;
}

/** What a proposal's card shows. All words arrive translated. */
export interface CardFace {
  readonly title: string;
  /** "Projekt", "Ziel", "Maßnahme". */
  readonly kindLabel: string;
  readonly statusLabel: string;
  /** `active` is drawn in the accent; everything else stays calm ink. */
  readonly statusTone: 'quiet' | 'active';
  readonly sdgs: readonly { readonly number: number; readonly color: string }[];
  /** Links to other Manufakturen; 0 draws no badge. */
  readonly links: number;
  /** How many people have its text open just now; 0 draws nothing. */
  readonly here: number;
}

/** Words the engine puts on the canvas or in front of assistive technology. */
export interface BoardLabels {
  /** Name of the board region, e.g. "Tafel Klima". */
  readonly board: string;
  /** Placeholder while a note, text, shape, frame or connector label is edited. */
  readonly writeHere: string;
  /** On a card whose proposal cannot be looked up (yet). */
  readonly cardUnknown: string;
  /** Titles of the columns of a new table. */
  readonly newColumns: readonly string[];
}

/** Another tab on this board, as presence tells it. */
export interface RemotePresence extends BoardPresence {
  /** Distinguishes two tabs of one person. */
  readonly client: number;
  readonly person: PersonId;
}

/** The narrow way to and from presence; what carries it is the host's affair. */
export interface PresencePort {
  /** Called at most 25 times a second, the last state always. */
  local(state: BoardPresence): void;
  /** The listener gets all others whenever any of them changed. Returns the way to stop. */
  subscribe(listener: (others: readonly RemotePresence[]) => void): () => void;
}

export interface BoardEngineOptions {
  /** An empty, sized element. The engine fills it, and makes it focusable with the name `labels.board`. */
  readonly container: HTMLElement;
  readonly board: Board;
  readonly palette: Palette;
  readonly labels: BoardLabels;
  readonly people: (id: PersonId) => PersonFace | undefined;
  readonly cards: (id: ProposalId) => CardFace | undefined;
  /**
   * A picture as soon as it is there; the host calls `invalidatePictures` when one has come. `side` is the longer side in
   * device pixels with which it is drawn now; a smaller picture is stretched.
   */
  readonly pictures?: (id: ImageId, side: number) => Picture | undefined;
  readonly presence?: PresencePort;
  /** Kept as the maker of what is created here. */
  readonly me?: PersonId;
  readonly readOnly?: boolean;
  readonly reducedMotion?: boolean;
  /** Milliseconds on a monotonic clock; default `performance.now`. */
  readonly now?: () => number;
  /** Where the host lets something float over the view; what is fitted into it keeps clear. Default none. */
  readonly insets?: Insets;
  /** View to begin with; default: everything in sight. */
  readonly camera?: Camera;
}

/** Where something is to lie: a frame, or one column of a table. */
export interface Holder {
  readonly id: ItemId;
  /** From 0; without it the first. Frames have none. */
  readonly column?: number;
}

/** A column of a table as it is to be; `from` is its place before, from 0, or `null` for a new one. */
export interface ColumnChange extends Column {
  readonly from: number | null;
}

/** Things that are to lie together under a name. */
export interface TitledGroup {
  readonly title: string;
  readonly ids: readonly ItemId[];
}

/** What the next press on the board does. */
export type ToolChoice =
  | { readonly id: 'select' }
  | { readonly id: 'hand' }
  | { readonly id: 'note'; readonly color?: ItemColor }
  | { readonly id: 'text' }
  | { readonly id: 'shape'; readonly shape?: Shape; readonly color?: ItemColor }
  | { readonly id: 'frame' }
  | { readonly id: 'table' }
  | { readonly id: 'connector' }
  /** Draws by hand; without a colour ink, a marker yellow. */
  | {
      readonly id: 'pen';
      readonly pen?: Pen;
      readonly color?: ItemColor;
      readonly width?: StrokeWidth;
    }
  | { readonly id: 'eraser' }
  | { readonly id: 'laser' }
  | { readonly id: 'lasso' }
  | { readonly id: 'stamp'; readonly stamp?: Stamp }
  | { readonly id: 'card'; readonly proposal: ProposalId };
export type ToolId = ToolChoice['id'];

/** Events a host can listen to with `engine.on`. */
export interface BoardEngineEvents {
  selection: readonly ItemId[];
  camera: Camera;
  tool: ToolChoice;
  /** An item's words are being edited, or no longer. */
  editing: ItemId | null;
  /** How the words are set off where the caret stands, while an item's words are edited. */
  marks: readonly TextMark[];
  /** A card was opened: double click, Enter. */
  openCard: { readonly item: ItemId; readonly proposal: ProposalId };
  /** A picture was opened: double click, Enter. Its words are the host's to ask for. */
  openImage: ItemId;
  /** The title of a table's column was opened: double click. `column` counts from 0. */
  openColumns: { readonly item: ItemId; readonly column: number };
  /** An arrow is to begin at an item; the host asks where it ends. */
  connectFrom: ItemId;
  /** Somebody else has given a sign. */
  reaction: { readonly person: PersonId; readonly stamp: Stamp };
  /** The link badge of a card was pressed. `box` is in CSS pixels from the container's corner. */
  badge: { readonly item: ItemId; readonly proposal: ProposalId; readonly box: Box };
  /** Right click, long press, menu key. `at` is in CSS pixels from the container's corner. */
  contextMenu: { readonly at: Point; readonly world: Point; readonly items: readonly ItemId[] };
  /** Undo or redo became possible or impossible. */
  history: { readonly canUndo: boolean; readonly canRedo: boolean };
  /** Items changed, whoever did it: time to ask for `outline()` again. */
  change: undefined;
}

/** What goes onto the system clipboard: our own JSON, and words for other programs. */
export interface ClipboardContent {
  readonly fragment: ClipboardFragment;
  readonly text: string;
}

export interface LookPatch {
  readonly color?: ItemColor;
  readonly shape?: Shape;
  readonly size?: TextSize;
  readonly heads?: ConnectorHeads;
  readonly route?: Route;
  readonly fill?: Fill;
  readonly align?: TextAlign;
  readonly pen?: Pen;
  readonly width?: StrokeWidth;
  readonly stamp?: Stamp;
  readonly dashed?: boolean;
}

/**
 * A live board in an element. Commands that change the board do nothing while it is read-only; commands on the
 * selection do nothing without one. World units are CSS pixels at 100 %.
 */
export interface BoardEngine {
  on<K extends keyof BoardEngineEvents>(
    event: K,
    listener: (payload: BoardEngineEvents[K]) => void,
  ): () => void;
  destroy(): void;
  focus(): void;

  setPalette(palette: Palette): void;
  setReadOnly(readOnly: boolean): void;
  setReducedMotion(reduced: boolean): void;
  /** What floats over the view has changed; what is fitted into it from now on keeps clear. */
  setInsets(insets: Insets): void;
  /** Puts a frame around these items until told otherwise; none takes all frames away. */
  highlight(ids: readonly ItemId[]): void;
  /** Writes the maker's name on each thing in sight, or takes the names away. */
  showAuthors(shown: boolean): void;
  /** What `cards` or `people` would answer has changed. */
  invalidateCards(): void;
  /** What `pictures` would answer has changed. */
  invalidatePictures(): void;

  /** Lets a sign rise from one's pointer, for all to see; nothing is kept of it. */
  react(stamp: Stamp): void;

  tool(): ToolChoice;
  setTool(tool: ToolChoice): void;

  camera(): Camera;
  setCamera(camera: Camera, options?: { readonly animate?: boolean }): void;
  /** Moves the view by CSS pixels. */
  panBy(dx: number, dy: number): void;
  /** Zooms around a point of the container, by default its middle. */
  zoomBy(factor: number, at?: Point): void;
  zoomTo(zoom: number): void;
  zoomToFit(): void;
  zoomToSelection(): void;
  /** Fills the view with items, as large as they fit. */
  zoomToItems(ids: readonly ItemId[]): void;
  /** Brings items into view and, unless told otherwise, marks them for three seconds. */
  reveal(ids: readonly ItemId[], options?: { readonly mark?: boolean; readonly animate?: boolean }): void;
  /** Where items are on screen, in CSS pixels from the container's corner; for floating menus. */
  screenBox(ids: readonly ItemId[]): Box | undefined;
  toWorld(point: Point): Point;
  toScreen(point: Point): Point;
  /** Draws the whole board and the view's frame into a small canvas. Its CSS size must be set. */
  paintMinimap(canvas: HTMLCanvasElement): void;
  /** The world point under a point of the minimap canvas, in its CSS pixels. */
  minimapToWorld(canvas: HTMLCanvasElement, point: Point): Point;

  selection(): readonly ItemId[];
  select(ids: readonly ItemId[]): void;
  selectAll(): void;

  /** Shifts the selection by world units: dragging without dragging. */
  moveSelection(dx: number, dy: number): void;
  /** Makes each selected item larger or smaller by world units, from its upper left corner. */
  resizeSelection(dw: number, dh: number): void;
  /** Sets what each selected item's kind knows; `size` only touches texts, `shape` only shapes. */
  styleSelection(look: LookPatch): void;
  /**
   * Sets words off, or no longer: while words are edited what is selected in them or typed next, otherwise all words of
   * the selected notes and texts.
   */
  toggleMark(mark: TextMark): void;
  /** What all words of the selection, or those at the caret, are set off with. */
  marks(): readonly TextMark[];
  duplicateSelection(): void;
  deleteSelection(): void;
  bringSelectionToFront(): void;
  sendSelectionToBack(): void;
  /** Lines the selection up at an edge or the middle of what is around it; groups stay together. */
  alignSelection(at: Alignment): void;
  /** Makes the gaps between what is selected equal. */
  distributeSelection(axis: Axis): void;
  /** Lays the selection out in rows, in reading order. */
  tidySelection(): void;
  /** Turns what may be turned, each around its own middle, by degrees clockwise. */
  turnSelection(degrees: number): void;
  groupSelection(): void;
  ungroupSelection(): void;
  /** Holds the selection fast where it lies, or lets it go. */
  lockSelection(locked: boolean): void;
  undo(): void;
  redo(): void;

  /**
   * Creates an item and selects it: at `at` (its centre), otherwise at a free place near the middle of the view.
   * `undefined` while read-only.
   */
  createNote(options?: {
    readonly text?: string;
    readonly color?: ItemColor;
    readonly at?: Point;
    /** A free place in a frame or a column of a table; `at` does not count then. */
    readonly into?: Holder;
  }): ItemId | undefined;
  createText(options?: { readonly text?: string; readonly at?: Point }): ItemId | undefined;
  createShape(options?: {
    readonly shape?: Shape;
    readonly text?: string;
    readonly color?: ItemColor;
    readonly at?: Point;
  }): ItemId | undefined;
  createFrame(options?: { readonly text?: string; readonly at?: Point }): ItemId | undefined;
  /** Columns of notes, titled as `labels.newColumns` says unless told otherwise. */
  createTable(options?: { readonly columns?: readonly string[]; readonly at?: Point }): ItemId | undefined;
  /** Renames, moves, adds and takes away columns as one step; what hangs in a column goes along. */
  editColumns(id: ItemId, columns: readonly ColumnChange[]): void;
  createCard(proposal: ProposalId, options?: { readonly at?: Point }): ItemId | undefined;
  /** A picture of a size in world units; `text` says what is to be seen. */
  createImage(
    image: ImageId,
    options: { readonly w: number; readonly h: number; readonly text?: string; readonly at?: Point },
  ): ItemId | undefined;
  connect(from: ItemId, to: ItemId): ItemId | undefined;
  /** Replaces an item's words as one step; for the outline. */
  setText(id: ItemId, text: string): void;
  moveItems(ids: readonly ItemId[], dx: number, dy: number): void;
  /** Moves items to free places in a frame or a column of a table; a full one grows downwards. */
  placeInto(ids: readonly ItemId[], holder: Holder): void;
  /**
   * Pastes a fragment into a frame as one step: together as it lies, or each thing at a free place. The frame grows for
   * what it cannot hold. Returns what was added, nothing where there is no such frame.
   */
  pasteInto(
    fragment: ClipboardFragment,
    frame: ItemId,
    options: { readonly together: boolean },
  ): readonly ItemId[];
  /** Puts each group into a frame of its own beside everything else, as one step; returns the frames. */
  gatherInFrames(groups: readonly TitledGroup[]): readonly ItemId[];
  /** Lets a frame come so many steps later in a presentation, earlier below 0; one step for undo. */
  moveSlide(id: ItemId, steps: number): void;
  deleteItems(ids: readonly ItemId[]): void;
  turnIntoCard(id: ItemId, proposal: ProposalId): void;
  /** Opens the text field over an item. */
  edit(id: ItemId): void;
  stopEditing(): void;

  copySelection(): ClipboardContent | undefined;
  /** Pastes a fragment, or plain text as a note, in the middle of the view or at `at`. Returns what was added. */
  paste(content: { readonly fragment?: unknown; readonly text?: string }, at?: Point): readonly ItemId[];
  /**
   * Answers a browser's copy, cut or paste event that reached the container; true when it was used.
   * The engine listens to those on its container itself; this is for hosts that catch them elsewhere.
   */
  handleClipboard(event: ClipboardEvent): boolean;

  /** The board as a document, in reading order. */
  outline(): readonly OutlineNode[];
}

import type {
  Board,
  BoardPresence,
  ClipboardFragment,
  ConnectorHeads,
  ItemColor,
  ItemId,
  OutlineNode,
  Shape,
  TextSize,
} from '@geflecht/board-schema';
import type { PersonId, ProposalId } from '@geflecht/domain';

import type { Camera } from './camera/camera.ts';
import type { Box, Insets, Point } from './geometry.ts';
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
}

/** Words the engine puts on the canvas or in front of assistive technology. */
export interface BoardLabels {
  /** Name of the board region, e.g. "Tafel Klima". */
  readonly board: string;
  /** Placeholder while a note, text, shape, frame or connector label is edited. */
  readonly writeHere: string;
  /** On a card whose proposal cannot be looked up (yet). */
  readonly cardUnknown: string;
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

/** What the next press on the board does. */
export type ToolChoice =
  | { readonly id: 'select' }
  | { readonly id: 'hand' }
  | { readonly id: 'note'; readonly color?: ItemColor }
  | { readonly id: 'text' }
  | { readonly id: 'shape'; readonly shape?: Shape; readonly color?: ItemColor }
  | { readonly id: 'frame' }
  | { readonly id: 'connector' }
  | { readonly id: 'card'; readonly proposal: ProposalId };
export type ToolId = ToolChoice['id'];

/** Events a host can listen to with `engine.on`. */
export interface BoardEngineEvents {
  selection: readonly ItemId[];
  camera: Camera;
  tool: ToolChoice;
  /** An item's words are being edited, or no longer. */
  editing: ItemId | null;
  /** A card was opened: double click, Enter. */
  openCard: { readonly item: ItemId; readonly proposal: ProposalId };
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
  /** What `cards` or `people` would answer has changed. */
  invalidateCards(): void;

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
  duplicateSelection(): void;
  deleteSelection(): void;
  bringSelectionToFront(): void;
  sendSelectionToBack(): void;
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
  }): ItemId | undefined;
  createText(options?: { readonly text?: string; readonly at?: Point }): ItemId | undefined;
  createShape(options?: {
    readonly shape?: Shape;
    readonly text?: string;
    readonly color?: ItemColor;
    readonly at?: Point;
  }): ItemId | undefined;
  createFrame(options?: { readonly text?: string; readonly at?: Point }): ItemId | undefined;
  createCard(proposal: ProposalId, options?: { readonly at?: Point }): ItemId | undefined;
  connect(from: ItemId, to: ItemId): ItemId | undefined;
  /** Replaces an item's words as one step; for the outline. */
  setText(id: ItemId, text: string): void;
  moveItems(ids: readonly ItemId[], dx: number, dy: number): void;
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

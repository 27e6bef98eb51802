import {
  BOARD_LIMITS,
  type Board,
  type BoardPresence,
  type BoardUndo,
  type BoxItem,
  type ConnectorEnds,
  type GroupId,
  type ItemId,
  type Shape,
  type StrokeItem,
} from '@geflecht/board-schema';
import type { PersonId } from '@geflecht/domain';

import type { BoardEngineEvents, ToolChoice } from './api.ts';
import { type CameraMotion, MOVE_MS, cameraAt } from './camera/camera-motion.ts';
import {
  type Camera,
  type ViewSize,
  clampZoom,
  fitBox,
  snapToPixels,
  toScreen,
  toWorld,
  visibleBox,
} from './camera/camera.ts';
import { Emitter } from './emitter.ts';
import { type Box, type Point, unionOf, type Insets, type DrawnPoint } from './geometry.ts';
import { type Hit, hitTest } from './scene/hit-test.ts';
import { Scene } from './scene/scene.ts';
import type { Measure } from './text/measure.ts';

/** A line that shows what an item in the air is aligned with, in world units. */
export interface Guide {
  readonly from: Point;
  readonly to: Point;
}

/** What a tool shows while it is at work. */
export type Draft =
  | { readonly kind: 'marquee'; readonly box: Box }
  | { readonly kind: 'stroke'; readonly look: StrokeItem['look']; readonly points: readonly DrawnPoint[] }
  /** What the eraser has gone over and takes away when it is lifted. */
  | { readonly kind: 'erased'; readonly ids: ReadonlySet<ItemId> }
  | { readonly kind: 'lasso'; readonly loop: readonly Point[] }
  | { readonly kind: 'copies'; readonly boxes: ReadonlyMap<ItemId, Box> }
  | { readonly kind: 'box'; readonly shape: Shape; readonly box: Box }
  | { readonly kind: 'connector'; readonly ends: ConnectorEnds; readonly over: ItemId | undefined };

/**
 * What of the picture no longer holds: all of it, the place of the view, what moves above the board, or the ground at
 * some places (world units).
 */
export type Invalid = 'all' | 'view' | 'overlay' | { readonly places: readonly Box[] };

const NO_INSETS: Insets = { top: 0, right: 0, bottom: 0, left: 0 };

export interface WorkspaceOptions {
  readonly board: Board;
  readonly now: () => number;
  readonly reducedMotion: boolean;
  readonly readOnly: boolean;
  readonly me: PersonId | undefined;
  readonly insets?: Insets | undefined;
  /** Titles of a new table's columns. */
  readonly newColumns?: readonly string[];
  /** Asks for a new picture before the next frame. */
  readonly invalidate: (what: Invalid) => void;
  readonly badge: (item: BoxItem) => Box | undefined;
  readonly measure: () => Measure;
}

const FIT_MARGIN = 32;
/** A view smaller than this, in CSS pixels, has no room to keep free. */
const SMALLEST_FREE = 160;
/** Reach of a press in CSS pixels. */
const MOUSE_TOLERANCE = 4;
const TOUCH_TOLERANCE = 12;

/**
 * The state of one open board that is no part of the document: view, selection, tool, what is in the air.
 * Knows nothing of the DOM; tools and commands work on it, painters read it.
 */
export class Workspace {
  readonly board: Board;
  readonly scene: Scene;
  readonly undo: BoardUndo;
  readonly events = new Emitter<BoardEngineEvents>();
  readonly options: WorkspaceOptions;
  readOnly: boolean;
  reducedMotion: boolean;
  size: ViewSize = { width: 1, height: 1 };
  /** Device pixels per CSS pixel. */
  ratio = 1;

  guides: readonly Guide[] = [];
  draft: Draft | undefined;
  editing: ItemId | null = null;
  /** The last press was a finger's, which needs more to take hold of. */
  byFinger = false;
  /** Items to be marked, each until the given time. */
  readonly marks = new Map<ItemId, number>();
  /** Somebody has chosen what is seen: new content must not move the view any more. */
  viewChosen = false;
  /** Where this person's pointer is, in world units, for the others to see. */
  cursor: Point | null = null;
  /** Where this person holds the pointer of light. */
  laser: Point | null = null;
  reaction: BoardPresence['reaction'] = null;

  /** Where the host lets something float over the view. */
  insets: Insets;

  #camera: Camera = { x: 0, y: 0, zoom: 1 };
  #motion: CameraMotion | undefined;
  #tool: ToolChoice = { id: 'select' };
  #selection: readonly ItemId[] = [];
  #localLift: ReadonlyMap<ItemId, Box> = new Map();
  #remoteLift: ReadonlyMap<ItemId, Box> = new Map();
  #drag: BoardPresence['drag'] = null;

  constructor(options: WorkspaceOptions) {
    this.options = options;
    this.board = options.board;
    this.scene = new Scene(options.board);
    this.undo = options.board.createUndo();
    this.readOnly = options.readOnly;
    this.reducedMotion = options.reducedMotion;
    this.insets = options.insets ?? NO_INSETS;
  }

  /** Whether changes are allowed: not read-only here, and not from a later version. */
  get writable(): boolean {
    return !this.readOnly && this.board.writable();
  }

  // View

  get camera(): Camera {
    return this.#camera;
  }

  /** Where the view is going; where it is, when it stands still. */
  get goal(): Camera {
    return this.#motion?.to ?? this.#camera;
  }

  /** Puts the view somewhere at once, ending any movement of its own. */
  setCamera(camera: Camera): void {
    this.#motion = undefined;
    this.#place(camera);
  }

  /** Moves the view there; the next `setCamera` interrupts it. */
  animateTo(camera: Camera): void {
    if (this.reducedMotion) {
      this.setCamera(camera);
      return;
    }
    this.#motion = {
      from: this.#camera,
      to: { ...camera, zoom: clampZoom(camera.zoom) },
      start: this.options.now(),
      duration: MOVE_MS,
    };
    this.options.invalidate('view');
  }

  /** Advances a moving view; true while it is on its way. */
  tick(now: number): boolean {
    if (!this.#motion) return false;
    const { camera, arrived } = cameraAt(this.#motion, now);
    if (arrived) this.#motion = undefined;
    this.#place(camera);
    return !arrived;
  }

  resize(size: ViewSize, ratio: number): void {
    this.size = size;
    this.ratio = ratio;
    this.#place(this.#camera);
  }

  toWorld(screen: Point): Point {
    return toWorld(this.#camera, this.size, screen);
  }

  toScreen(world: Point): Point {
    return toScreen(this.#camera, this.size, world);
  }

  visibleBox(): Box {
    return visibleBox(this.#camera, this.size);
  }

  fitting(box: Box, maxZoom = 1): Camera {
    const { top, right, bottom, left } = this.insets;
    const width = Math.max(SMALLEST_FREE, this.size.width - left - right);
    const height = Math.max(SMALLEST_FREE, this.size.height - top - bottom);
    const margin = Math.min(FIT_MARGIN, width / 8, height / 8);
    const { x, y, zoom } = fitBox(box, { width, height }, margin, maxZoom);
    // The middle of the free part is not the middle of the view.
    return { x: x + (right - left) / 2 / zoom, y: y + (bottom - top) / 2 / zoom, zoom };
  }

  hit(screen: Point, touch: boolean): Hit {
    const tolerance = (touch ? TOUCH_TOLERANCE : MOUSE_TOLERANCE) / this.#camera.zoom;
    return hitTest(this.scene, this.toWorld(screen), { tolerance, badge: this.options.badge });
  }

  #place(camera: Camera): void {
    this.#camera = snapToPixels({ ...camera, zoom: clampZoom(camera.zoom) }, this.size, this.ratio);
    this.options.invalidate('view');
    this.events.emit('camera', this.#camera);
  }

  // Selection and tool

  get selection(): readonly ItemId[] {
    return this.#selection;
  }

  select(ids: Iterable<ItemId>): void {
    const next = this.#withGroups(ids);
    const same =
      next.length === this.#selection.length && next.every((id, index) => id === this.#selection[index]);
    if (same) return;
    this.#selection = next;
    this.options.invalidate('overlay');
    this.events.emit('selection', next);
  }

  /** What is there of some items, each with all of its group: a group is chosen as a whole. */
  #withGroups(ids: Iterable<ItemId>): ItemId[] {
    const chosen = new Set<ItemId>();
    const groups = new Set<GroupId>();
    for (const id of ids) {
      const item = this.board.get(id);
      if (!item) continue;
      chosen.add(id);
      if (item.hold.group !== null) groups.add(item.hold.group);
    }
    if (groups.size > 0)
      for (const { id, hold } of this.board.items().values())
        if (hold.group !== null && groups.has(hold.group)) chosen.add(id);
    return [...chosen];
  }

  isSelected(id: ItemId): boolean {
    return this.#selection.includes(id);
  }

  /** The box around the selection as it is now, in the air or lying. */
  selectionBounds(): Box | undefined {
    return unionOf(this.#selection.flatMap((id) => this.scene.bounds(id) ?? []));
  }

  get tool(): ToolChoice {
    return this.#tool;
  }

  setTool(tool: ToolChoice): void {
    this.#tool = tool;
    this.events.emit('tool', tool);
  }

  setDraft(draft: Draft | undefined): void {
    this.draft = draft;
    this.options.invalidate('overlay');
  }

  /** Marks items for `ms`, so that the eye finds them. */
  mark(ids: Iterable<ItemId>, ms: number): void {
    for (const id of ids) this.marks.set(id, this.options.now() + ms);
    this.options.invalidate('overlay');
  }

  // In the air

  /** What this person drags; the document learns of it when it is put down. */
  lift(boxes: ReadonlyMap<ItemId, Box>, drag: BoardPresence['drag']): void {
    this.#drag = drag;
    this.#relift(boxes, this.#remoteLift);
  }

  /** What others drag. What one drags oneself stays in one's own hand. */
  liftRemote(boxes: ReadonlyMap<ItemId, Box>): void {
    if (boxes.size === 0 && this.#remoteLift.size === 0) return;
    this.#relift(this.#localLift, boxes);
  }

  putDown(): void {
    this.guides = [];
    this.lift(new Map(), null);
  }

  #relift(local: ReadonlyMap<ItemId, Box>, remote: ReadonlyMap<ItemId, Box>): void {
    this.#localLift = local;
    this.#remoteLift = remote;
    const before = this.scene.lifted();
    const merged = remote.size === 0 ? local : new Map([...remote, ...local]);
    const changed = [...merged.keys()].filter((id) => !before.has(id));
    for (const id of before.keys()) if (!merged.has(id)) changed.push(id);
    this.scene.lift(merged);
    if (changed.length === 0) this.options.invalidate('overlay');
    else {
      const connectors = changed.flatMap((id) => [...this.scene.connectorsOf(id)]);
      this.options.invalidate({ places: this.scene.restingBoxes([...changed, ...connectors]) });
    }
  }

  /** What the others may know of this tab just now. */
  presence(): BoardPresence {
    const round = (n: number): number => Math.round(n * 10) / 10;
    return {
      cursor: this.cursor && { x: round(this.cursor.x), y: round(this.cursor.y) },
      selection: this.#selection.slice(0, BOARD_LIMITS.presenceIds),
      editing: this.editing,
      laser: this.laser && { x: round(this.laser.x), y: round(this.laser.y) },
      // Whether anybody is to see what one sees is the host's to say.
      view: null,
      reaction: this.reaction,
      drag: this.#drag,
    };
  }
}

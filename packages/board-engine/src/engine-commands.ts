import { movedSlides, outlineOf } from '@geflecht/board-schema';

import type { BoardEngine } from './api.ts';
import { aligned, distributed, tidied } from './arrange.ts';
import { panBy, zoomAt } from './camera/camera.ts';
import {
  arrangeSelection,
  around,
  copySelection,
  createItem,
  deleteItems,
  duplicateSelection,
  moveItems,
  paste,
  resizeSelection,
  styleSelection,
  turnSelection,
} from './commands.ts';
import { gatherInFrames } from './gathering.ts';
import { encloses, unionOf } from './geometry.ts';
import { createNoteIn, pasteInto, placeInto } from './placing.ts';
import { editColumns, newTable } from './tables.ts';
import type { Workspace } from './workspace.ts';

const MARK_MS = 3000;
/** Arrow keys pressed so quickly after one another are one step for undo. */
const NUDGE_JOIN_MS = 500;
/** Revealing zooms in no closer than the first, and no further out than the second unless it must. */
const REVEAL_ZOOM = 1;
const REVEAL_READABLE = 0.5;
/** What fills the view is enlarged so far at most. */
const LARGEST_VIEW = 3;

type ViewCommands = Pick<
  BoardEngine,
  | 'camera'
  | 'setCamera'
  | 'panBy'
  | 'zoomBy'
  | 'zoomTo'
  | 'zoomToFit'
  | 'zoomToSelection'
  | 'zoomToItems'
  | 'reveal'
  | 'screenBox'
  | 'toWorld'
  | 'toScreen'
>;

/** Everything is brought into sight; an empty board is shown at its origin. */
export function fitContent(workspace: Workspace, animate: boolean): void {
  const bounds = workspace.scene.contentBounds();
  const camera = bounds ? workspace.fitting(bounds) : { x: 0, y: 0, zoom: 1 };
  if (animate) workspace.animateTo(camera);
  else workspace.setCamera(camera);
}

/** The part of the engine that moves the view. */
export function viewCommands(workspace: Workspace): ViewCommands {
  const { scene } = workspace;
  return {
    camera: () => workspace.camera,
    setCamera(camera, { animate = false } = {}) {
      workspace.viewChosen = true;
      if (animate) workspace.animateTo(camera);
      else workspace.setCamera(camera);
    },
    panBy: (dx, dy) => workspace.setCamera(panBy(workspace.camera, dx, dy)),
    zoomBy(factor, at) {
      const { width, height } = workspace.size;
      // Pressed twice quickly, the second goes on from where the first is going.
      const { goal } = workspace;
      workspace.animateTo(
        zoomAt(goal, workspace.size, goal.zoom * factor, at ?? { x: width / 2, y: height / 2 }),
      );
    },
    zoomTo: (zoom) => workspace.animateTo({ ...workspace.goal, zoom }),
    zoomToFit: () => fitContent(workspace, true),
    zoomToSelection() {
      const bounds = workspace.selectionBounds();
      if (bounds) workspace.animateTo(workspace.fitting(bounds, 2));
    },
    zoomToItems(ids) {
      workspace.viewChosen = true;
      const bounds = unionOf(ids.flatMap((id) => scene.bounds(id) ?? []));
      if (bounds) workspace.animateTo(workspace.fitting(bounds, LARGEST_VIEW));
    },
    reveal(ids, { mark = true, animate = true } = {}) {
      workspace.viewChosen = true;
      const bounds = unionOf(ids.flatMap((id) => scene.bounds(id) ?? []));
      if (!bounds) return;
      if (!encloses(workspace.visibleBox(), bounds)) {
        const fitted = workspace.fitting(bounds, REVEAL_ZOOM);
        const zoom = Math.min(fitted.zoom, Math.max(workspace.camera.zoom, REVEAL_READABLE));
        if (animate) workspace.animateTo({ ...fitted, zoom });
        else workspace.setCamera({ ...fitted, zoom });
      }
      if (mark) workspace.mark(ids, MARK_MS);
    },
    screenBox(ids) {
      const bounds = unionOf(ids.flatMap((id) => scene.bounds(id) ?? []));
      if (!bounds) return undefined;
      const { x, y } = workspace.toScreen(bounds);
      return { x, y, w: bounds.w * workspace.camera.zoom, h: bounds.h * workspace.camera.zoom };
    },
    toWorld: (point) => workspace.toWorld(point),
    toScreen: (point) => workspace.toScreen(point),
  };
}

type ItemCommands = Pick<
  BoardEngine,
  | 'tool'
  | 'setTool'
  | 'selection'
  | 'select'
  | 'selectAll'
  | 'moveSelection'
  | 'resizeSelection'
  | 'styleSelection'
  | 'duplicateSelection'
  | 'deleteSelection'
  | 'bringSelectionToFront'
  | 'sendSelectionToBack'
  | 'alignSelection'
  | 'distributeSelection'
  | 'tidySelection'
  | 'turnSelection'
  | 'groupSelection'
  | 'ungroupSelection'
  | 'lockSelection'
  | 'undo'
  | 'redo'
  | 'createNote'
  | 'createText'
  | 'createShape'
  | 'createFrame'
  | 'createTable'
  | 'editColumns'
  | 'createCard'
  | 'createImage'
  | 'connect'
  | 'setText'
  | 'moveItems'
  | 'placeInto'
  | 'pasteInto'
  | 'gatherInFrames'
  | 'moveSlide'
  | 'deleteItems'
  | 'turnIntoCard'
  | 'copySelection'
  | 'paste'
  | 'outline'
>;

/** The part of the engine that selects and changes items; each change is one step for undo. */
export function itemCommands(workspace: Workspace): ItemCommands {
  const { board, scene, undo } = workspace;
  let lastNudge = Number.NEGATIVE_INFINITY;
  const restack = (change: typeof board.bringToFront): void => {
    if (!workspace.writable || workspace.selection.length === 0) return;
    undo.step();
    change(workspace.selection);
  };
  return {
    tool: () => workspace.tool,
    setTool: (choice) => workspace.setTool(choice),
    selection: () => workspace.selection,
    select: (ids) => workspace.select(ids),
    selectAll: () => workspace.select(board.items().keys()),

    moveSelection(dx, dy) {
      const at = workspace.options.now();
      if (at - lastNudge > NUDGE_JOIN_MS) undo.step();
      lastNudge = at;
      moveItems(workspace, workspace.selection, dx, dy);
    },
    resizeSelection: (dw, dh) => resizeSelection(workspace, dw, dh),
    styleSelection: (look) => styleSelection(workspace, look),
    duplicateSelection: () => duplicateSelection(workspace),
    deleteSelection: () => deleteItems(workspace, workspace.selection),
    bringSelectionToFront: () => restack(board.bringToFront),
    sendSelectionToBack: () => restack(board.sendToBack),
    alignSelection: (at) => arrangeSelection(workspace, (items) => aligned(items, at)),
    distributeSelection: (axis) => arrangeSelection(workspace, (items) => distributed(items, axis)),
    tidySelection: () => arrangeSelection(workspace, tidied),
    turnSelection: (degrees) => turnSelection(workspace, degrees),
    groupSelection() {
      if (!workspace.writable || workspace.selection.length < 2) return;
      undo.step();
      board.group(workspace.selection);
    },
    ungroupSelection() {
      if (!workspace.writable) return;
      undo.step();
      board.ungroup(workspace.selection);
    },
    lockSelection(locked) {
      if (!workspace.writable || workspace.selection.length === 0) return;
      undo.step();
      board.lock(workspace.selection, locked);
    },
    undo() {
      if (workspace.writable) undo.undo();
    },
    redo() {
      if (workspace.writable) undo.redo();
    },

    createNote: ({ text = '', color, at, into } = {}) => {
      if (into !== undefined) return createNoteIn(workspace, into, { text, ...(color && { color }) });
      const look = color && { look: { color } };
      return createItem(
        workspace,
        ({ x, y }) => ({ kind: 'note', ...around('note', x, y), text, ...look }),
        at,
      );
    },
    createText: ({ text = '', at } = {}) =>
      createItem(workspace, ({ x, y }) => ({ kind: 'text', ...around('text', x, y), text }), at),
    createShape: ({ shape, text = '', color, at } = {}) => {
      const look = { ...(shape && { shape }), ...(color && { color }) };
      return createItem(
        workspace,
        ({ x, y }) => ({ kind: 'shape', ...around('shape', x, y), text, look }),
        at,
      );
    },
    createFrame: ({ text = '', at } = {}) =>
      createItem(workspace, ({ x, y }) => ({ kind: 'frame', ...around('frame', x, y), text }), at),
    createTable: ({ columns = workspace.options.newColumns ?? [], at } = {}) =>
      createItem(workspace, (centre) => newTable(columns, centre), at),
    editColumns: (id, columns) => editColumns(workspace, id, columns),
    createCard: (proposal, { at } = {}) =>
      createItem(workspace, ({ x, y }) => ({ kind: 'card', ...around('card', x, y), proposal }), at),
    createImage: (image, { w, h, text = '', at }) =>
      createItem(
        workspace,
        ({ x, y }) => ({ kind: 'image', x: x - w / 2, y: y - h / 2, w, h, image, text }),
        at,
      ),
    connect(from, to) {
      if (!workspace.writable || from === to || !scene.boxItem(from) || !scene.boxItem(to)) return undefined;
      undo.step();
      return board.connect(from, to);
    },
    setText(id, text) {
      const words = board.text(id);
      if (!words || !workspace.writable) return;
      undo.step();
      words.splice(0, words.read().length, text);
    },
    gatherInFrames: (groups) => gatherInFrames(workspace, groups),
    placeInto: (ids, holder) => placeInto(workspace, ids, holder),
    pasteInto: (fragment, frame, { together }) => pasteInto(workspace, fragment, frame, together),
    moveItems(ids, dx, dy) {
      undo.step();
      moveItems(workspace, ids, dx, dy);
    },
    moveSlide(id, steps) {
      const changes = workspace.writable ? movedSlides(board.items(), id, steps) : [];
      if (changes.length === 0) return;
      undo.step();
      board.batch(() => {
        for (const { id: frame, slide } of changes) board.setSlide(frame, slide);
      });
      undo.step();
    },
    deleteItems: (ids) => deleteItems(workspace, ids),
    turnIntoCard(id, proposal) {
      if (!workspace.writable) return;
      undo.step();
      board.turnIntoCard(id, proposal);
    },
    copySelection: () => copySelection(workspace),
    paste: (content, at) => paste(workspace, content, at),
    outline: () => outlineOf(board.items()),
  };
}

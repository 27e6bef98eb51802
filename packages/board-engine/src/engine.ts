import { BOARD_MIME, type ItemId, outlineOf } from '@geflecht/board-schema';

import type { BoardEngine, BoardEngineOptions, ToolChoice } from './api.ts';
import { panBy, zoomAt } from './camera/camera.ts';
import {
  around,
  copySelection,
  createItem,
  deleteItems,
  duplicateSelection,
  moveItems,
  paste,
  resizeSelection,
  styleSelection,
} from './commands.ts';
import { createFrameLoop } from './frame-loop.ts';
import { type Point, unionOf } from './geometry.ts';
import { createKeyboard } from './input/keyboard.ts';
import { PointerInput } from './input/pointer-input.ts';
import { onWheel } from './input/wheel.ts';
import { BaseLayer } from './paint/base-layer.ts';
import { minimapToWorld, paintMinimap } from './paint/minimap.ts';
import { OverlayPainter } from './paint/overlay-painter.ts';
import { ScenePainter } from './paint/scene-painter.ts';
import { createSurface } from './paint/surface.ts';
import { LocalPresence, RemotePresences } from './presence.ts';
import { TextEditing } from './text/text-editing.ts';
import { ConnectorTool } from './tools/connector-tool.ts';
import { CreateTool } from './tools/create-tool.ts';
import { HandTool } from './tools/hand-tool.ts';
import { SelectTool } from './tools/select-tool.ts';
import type { Press, Tool } from './tools/tool.ts';
import { Workspace } from './workspace.ts';

const MARK_MS = 3000;
/** Arrow keys pressed so quickly after one another are one step for undo. */
const NUDGE_JOIN_MS = 500;
/** Revealing zooms in no closer than this and no further out than needed. */
const REVEAL_ZOOM = 1;

/** Brings a board to life in an element. */
export function createBoardEngine(options: BoardEngineOptions): BoardEngine {
  const { container, board, labels } = options;
  const view = container.ownerDocument.defaultView;
  if (!view) throw new Error('The board needs an element that is in a window.');
  const now = options.now ?? (() => view.performance.now());
  const stale = { base: true, overlay: true };
  /** Everything is put together: from here on a change of size is painted at once. */
  let ready = false;
  const ruler = container.ownerDocument.createElement('canvas').getContext('2d');
  if (!ruler) throw new Error('This browser offers no 2D canvas.');

  const workspace = new Workspace({
    board,
    now,
    readOnly: options.readOnly ?? false,
    reducedMotion: options.reducedMotion ?? false,
    me: options.me,
    invalidate(what) {
      if (what === 'all') base.forget();
      else if (typeof what === 'object') base.spoil(what.places);
      if (what !== 'overlay') stale.base = true;
      stale.overlay = true;
      loop.request();
    },
    badge: (item) => painter.badge(item),
    measure: () => painter.measure,
  });
  const { scene, events, undo } = workspace;
  const painter = new ScenePainter({
    scene,
    palette: options.palette,
    labels,
    ruler,
    cards: options.cards,
    editing: () => workspace.editing,
  });
  const base = new BaseLayer(painter);
  const overlayPainter = new OverlayPainter(workspace, painter, options.people);
  const remote = new RemotePresences(workspace);
  const local = options.presence && new LocalPresence(options.presence, workspace);

  const paint = (at: number): void => {
    if (stale.base) base.paint(surface.base, workspace.camera, workspace.size, workspace.ratio);
    if (stale.base || stale.overlay) overlayPainter.paint(surface.overlay, remote.all(), at);
    if (stale.base) editing.place();
    stale.base = false;
    stale.overlay = false;
  };
  const loop = createFrameLoop(view, now, (at, elapsed) => {
    let again = workspace.tick(at);
    again = pointer.tick() || again;
    if (remote.tick(at, elapsed)) {
      stale.overlay = true;
      again = true;
    }
    for (const [id, until] of workspace.marks) {
      if (until <= at) workspace.marks.delete(id);
      stale.overlay = true;
      again = true;
    }
    again = local?.tick(at) || again;
    paint(at);
    return again;
  });

  const surface = createSurface(container, (size, ratio) => {
    base.forget();
    workspace.resize(size, ratio);
    // Resizing has emptied the canvases; waiting for the next frame would show that.
    if (ready) paint(now());
  });
  container.tabIndex = 0;
  container.setAttribute('role', 'application');
  container.setAttribute('aria-label', labels.board);
  const focus = (): void => container.focus({ preventScroll: true });
  const editing = new TextEditing({
    workspace,
    words: painter.words,
    layer: surface.layer,
    placeholder: labels.writeHere,
    left: focus,
  });

  const edit = (id: ItemId): void => editing.start(id, painter.palette);
  const open = (id: ItemId): void => {
    const item = board.get(id);
    if (item?.kind === 'card') events.emit('openCard', { item: id, proposal: item.proposal });
    else if (item) edit(id);
  };
  const menu = (at: Point, hit: Press['hit']): void => {
    if (hit.kind === 'nothing') workspace.select([]);
    else if (!workspace.isSelected(hit.id)) workspace.select([hit.id]);
    events.emit('contextMenu', { at, world: workspace.toWorld(at), items: workspace.selection });
  };

  const toolOf = (choice: ToolChoice): Tool => {
    switch (choice.id) {
      case 'select':
        return new SelectTool(workspace);
      case 'hand':
        return new HandTool(workspace);
      case 'connector':
        return new ConnectorTool(workspace);
      case 'note':
      case 'text':
      case 'shape':
      case 'frame':
      case 'card':
        return new CreateTool(workspace, choice, (id) => {
          if (choice.id !== 'card') edit(id);
        });
    }
  };
  let tool = toolOf(workspace.tool);
  events.on('tool', (choice) => {
    tool.cancel();
    tool = toolOf(choice);
    loop.request();
  });

  const pointer = new PointerInput({
    workspace,
    canvas: surface.overlayCanvas,
    tool: () => tool,
    now,
    began() {
      pendingFit = false;
      editing.stop();
      focus();
    },
    doubled(press) {
      if (workspace.tool.id !== 'select') return;
      if (press.hit.kind === 'item') open(press.hit.id);
      else if (press.hit.kind === 'nothing') {
        const id = engine.createNote({ at: press.world });
        if (id !== undefined) edit(id);
      }
    },
    menu: (press) => menu(press.screen, press.hit),
    moved: () => loop.request(),
  });

  let lastNudge = Number.NEGATIVE_INFINITY;
  /** With no view given, the first content is brought into sight, unless somebody has moved by then. */
  let pendingFit = options.camera === undefined;
  const fitContent = (animate: boolean): void => {
    const bounds = scene.contentBounds();
    const camera = bounds ? workspace.fitting(bounds) : { x: 0, y: 0, zoom: 1 };
    if (animate) workspace.animateTo(camera);
    else workspace.setCamera(camera);
  };

  const engine: BoardEngine = {
    on: (event, listener) => events.on(event, listener),
    destroy,
    focus,
    setPalette(palette) {
      painter.setPalette(palette);
      editing.dress(palette);
      workspace.options.invalidate('all');
    },
    setReadOnly(readOnly) {
      workspace.readOnly = readOnly;
      if (readOnly) {
        pointer.cancel();
        editing.stop();
        workspace.setTool({ id: 'select' });
      }
      workspace.options.invalidate('overlay');
    },
    setReducedMotion(reduced) {
      workspace.reducedMotion = reduced;
    },
    invalidateCards() {
      painter.invalidateCards();
      workspace.options.invalidate('all');
    },

    tool: () => workspace.tool,
    setTool: (choice) => workspace.setTool(choice),

    camera: () => workspace.camera,
    setCamera(camera, { animate = false } = {}) {
      pendingFit = false;
      if (animate) workspace.animateTo(camera);
      else workspace.setCamera(camera);
    },
    panBy: (dx, dy) => workspace.setCamera(panBy(workspace.camera, dx, dy)),
    zoomBy(factor, at) {
      const { width, height } = workspace.size;
      const around = at ?? { x: width / 2, y: height / 2 };
      workspace.animateTo(zoomAt(workspace.camera, workspace.size, workspace.camera.zoom * factor, around));
    },
    zoomTo: (zoom) => workspace.animateTo({ ...workspace.camera, zoom }),
    zoomToFit: () => fitContent(true),
    zoomToSelection() {
      const bounds = workspace.selectionBounds();
      if (bounds) workspace.animateTo(workspace.fitting(bounds, 2));
    },
    reveal(ids, { mark = true, animate = true } = {}) {
      pendingFit = false;
      const bounds = unionOf(ids.flatMap((id) => scene.bounds(id) ?? []));
      if (!bounds) return;
      const seen = workspace.visibleBox();
      const inSight =
        bounds.x >= seen.x &&
        bounds.y >= seen.y &&
        bounds.x + bounds.w <= seen.x + seen.w &&
        bounds.y + bounds.h <= seen.y + seen.h;
      if (!inSight) {
        const fitted = workspace.fitting(bounds, REVEAL_ZOOM);
        const camera = { ...fitted, zoom: Math.min(fitted.zoom, Math.max(workspace.camera.zoom, 0.5)) };
        if (animate) workspace.animateTo(camera);
        else workspace.setCamera(camera);
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
    paintMinimap: (canvas) => paintMinimap(canvas, workspace, painter.palette),
    minimapToWorld: (canvas, point) => minimapToWorld(canvas, workspace, point),

    selection: () => workspace.selection,
    select: (ids) => workspace.select(ids),
    selectAll: () => workspace.select(board.items().keys()),

    moveSelection(dx, dy) {
      const at = now();
      if (at - lastNudge > NUDGE_JOIN_MS) undo.step();
      lastNudge = at;
      moveItems(workspace, workspace.selection, dx, dy);
    },
    resizeSelection: (dw, dh) => resizeSelection(workspace, dw, dh),
    styleSelection: (look) => styleSelection(workspace, look),
    duplicateSelection: () => duplicateSelection(workspace),
    deleteSelection: () => deleteItems(workspace, workspace.selection),
    bringSelectionToFront() {
      if (!workspace.writable || workspace.selection.length === 0) return;
      undo.step();
      board.bringToFront(workspace.selection);
    },
    sendSelectionToBack() {
      if (!workspace.writable || workspace.selection.length === 0) return;
      undo.step();
      board.sendToBack(workspace.selection);
    },
    undo() {
      if (workspace.writable) undo.undo();
    },
    redo() {
      if (workspace.writable) undo.redo();
    },

    createNote: ({ text = '', color, at } = {}) =>
      createItem(
        workspace,
        ({ x, y }) => ({ kind: 'note', ...around('note', x, y), text, ...(color && { look: { color } }) }),
        at,
      ),
    createText: ({ text = '', at } = {}) =>
      createItem(workspace, ({ x, y }) => ({ kind: 'text', ...around('text', x, y), text }), at),
    createShape: ({ shape, text = '', color, at } = {}) =>
      createItem(
        workspace,
        ({ x, y }) => ({
          kind: 'shape',
          ...around('shape', x, y),
          text,
          look: { ...(shape && { shape }), ...(color && { color }) },
        }),
        at,
      ),
    createFrame: ({ text = '', at } = {}) =>
      createItem(workspace, ({ x, y }) => ({ kind: 'frame', ...around('frame', x, y), text }), at),
    createCard: (proposal, { at } = {}) =>
      createItem(workspace, ({ x, y }) => ({ kind: 'card', ...around('card', x, y), proposal }), at),
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
    moveItems(ids, dx, dy) {
      undo.step();
      moveItems(workspace, ids, dx, dy);
    },
    deleteItems: (ids) => deleteItems(workspace, ids),
    turnIntoCard(id, proposal) {
      if (!workspace.writable) return;
      if (workspace.editing === id) editing.stop();
      undo.step();
      board.turnIntoCard(id, proposal);
    },
    edit,
    stopEditing: () => editing.stop(),

    copySelection: () => copySelection(workspace),
    paste: (content, at) => paste(workspace, content, at),
    handleClipboard,
    outline: () => outlineOf(board.items()),
  };

  function handleClipboard(event: ClipboardEvent): boolean {
    if (workspace.editing !== null || event.defaultPrevented || !event.clipboardData) return false;
    if (event.type === 'paste') {
      const json = event.clipboardData.getData(BOARD_MIME);
      const text = event.clipboardData.getData('text/plain');
      const used = engine.paste({ fragment: parseJson(json), text }).length > 0;
      if (used) event.preventDefault();
      return used;
    }
    const content = engine.copySelection();
    if (!content) return false;
    event.clipboardData.setData(BOARD_MIME, JSON.stringify(content.fragment));
    event.clipboardData.setData('text/plain', content.text);
    event.preventDefault();
    if (event.type === 'cut') engine.deleteSelection();
    return true;
  }

  const keyboard = createKeyboard({
    workspace,
    engine,
    cancelPress: () => pointer.cancel(),
    open,
    menu() {
      const [first] = workspace.selection;
      const box = engine.screenBox(workspace.selection);
      const at = box
        ? { x: box.x + box.w / 2, y: box.y + box.h / 2 }
        : { x: workspace.size.width / 2, y: workspace.size.height / 2 };
      menu(at, first === undefined ? { kind: 'nothing' } : { kind: 'item', id: first });
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== container) return;
    if (event.key === ' ') {
      pointer.spaceHeld = true;
      event.preventDefault();
    } else if (keyboard(event)) {
      pendingFit = false;
      event.preventDefault();
    }
  };
  const onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === ' ') pointer.spaceHeld = false;
  };
  const onBlur = (): void => {
    pointer.spaceHeld = false;
  };
  const wheel = (event: WheelEvent): void => {
    pendingFit = false;
    const rect = container.getBoundingClientRect();
    onWheel(workspace, event, { x: event.clientX - rect.left, y: event.clientY - rect.top });
  };
  const onFonts = (): void => {
    painter.resetFont();
    workspace.options.invalidate('all');
  };
  const { fonts } = container.ownerDocument;
  container.addEventListener('keydown', onKeyDown);
  container.addEventListener('keyup', onKeyUp);
  container.addEventListener('blur', onBlur);
  container.addEventListener('wheel', wheel, { passive: false });
  for (const type of ['copy', 'cut', 'paste'] as const) container.addEventListener(type, handleClipboard);
  fonts.addEventListener('loadingdone', onFonts);

  const stops = [
    board.observe((change) => {
      const places = scene.apply(change);
      for (const id of change.removed) painter.forget(id);
      if (!change.own) remote.settled([...change.changed, ...change.removed]);
      if (change.removed.length > 0) {
        workspace.select(workspace.selection);
        if (workspace.editing !== null && change.removed.includes(workspace.editing)) editing.stop();
      }
      if (pendingFit && change.changed.length > 0 && !workspace.editing) {
        pendingFit = change.own ? pendingFit : false;
        if (!change.own) fitContent(false);
      }
      workspace.options.invalidate(places ? { places } : 'all');
      events.emit('change', undefined);
    }),
    undo.observe(() => events.emit('history', { canUndo: undo.canUndo(), canRedo: undo.canRedo() })),
    options.presence?.subscribe((states) => {
      remote.update(states, now());
      workspace.options.invalidate('overlay');
    }),
    events.on('camera', () => loop.request()),
  ];

  function destroy(): void {
    for (const stop of stops) stop?.();
    loop.stop();
    pointer.destroy();
    editing.stop();
    undo.destroy();
    events.clear();
    fonts.removeEventListener('loadingdone', onFonts);
    container.removeEventListener('keydown', onKeyDown);
    container.removeEventListener('keyup', onKeyUp);
    container.removeEventListener('blur', onBlur);
    container.removeEventListener('wheel', wheel);
    for (const type of ['copy', 'cut', 'paste'] as const)
      container.removeEventListener(type, handleClipboard);
    for (const name of ['role', 'aria-label', 'tabindex']) container.removeAttribute(name);
    surface.destroy();
  }

  if (options.camera) workspace.setCamera(options.camera);
  else if (scene.size > 0) {
    fitContent(false);
    pendingFit = false;
  } else workspace.setCamera({ x: 0, y: 0, zoom: 1 });
  ready = true;
  paint(now());
  return engine;
}

/** A clipboard may hold anything under any name; what is no JSON is no fragment. */
function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type { ItemId } from '@geflecht/board-schema';

import type { BoardEngine, BoardEngineOptions } from './api.ts';
import { selectionMarks, toggleSelectionMark } from './commands.ts';
import { fitContent, itemCommands, viewCommands } from './engine-commands.ts';
import { createFrameLoop } from './frame-loop.ts';
import type { Point } from './geometry.ts';
import { onClipboard } from './input/clipboard.ts';
import { createKeyboard } from './input/keyboard.ts';
import { PointerInput } from './input/pointer-input.ts';
import { onWheel } from './input/wheel.ts';
import { BaseLayer } from './paint/base-layer.ts';
import { minimapToWorld, paintMinimap } from './paint/minimap.ts';
import { OverlayPainter } from './paint/overlay-painter.ts';
import { ScenePainter } from './paint/scene-painter.ts';
import { createSurface } from './paint/surface.ts';
import { LocalPresence, RemotePresences } from './presence.ts';
import { columnTitleAt } from './tables.ts';
import { TextEditing } from './text/text-editing.ts';
import { placeByKey } from './tools/place-by-key.ts';
import { toolOf } from './tools/tool-of.ts';
import type { Press } from './tools/tool.ts';
import { Workspace } from './workspace.ts';

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
    insets: options.insets,
    newColumns: labels.newColumns,
    invalidate(what) {
      if (what === 'all') {
        base.forget();
        overlayPainter.forget();
      } else if (typeof what === 'object') base.spoil(what.places);
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
    pictures: options.pictures ?? (() => undefined),
    editing: () => workspace.editing,
  });
  const base = new BaseLayer(painter, now);
  const overlayPainter = new OverlayPainter(workspace, painter, options.people);
  const { passing } = overlayPainter;
  const remote = new RemotePresences(workspace);
  const local = options.presence && new LocalPresence(options.presence, workspace);

  /** Answers whether the picture wants to be painted again. */
  const paint = (at: number): boolean => {
    const { camera, size, ratio } = workspace;
    const again = stale.base && base.paint(surface.base, camera, size, ratio);
    if (stale.base || stale.overlay) overlayPainter.paint(surface.overlay, remote.all(), at);
    if (stale.base) editing.place();
    stale.base = again;
    stale.overlay = false;
    return again;
  };
  const loop = createFrameLoop(view, now, (at, elapsed) => {
    let again = workspace.tick(at);
    const { laser, reaction } = workspace;
    if (laser || reaction) passing.show('own', { laser, reaction }, workspace.cursor, at);
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
    if (passing.tick(at)) {
      stale.overlay = true;
      again = true;
    }
    again = local?.tick(at) || again;
    return paint(at) || again;
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
  const created = (id: ItemId): void => {
    // A table is larger than most views: one writes into its head, which has to be seen.
    if (scene.boxItem(id)?.kind === 'table') engine.reveal([id], { mark: false });
    edit(id);
  };
  const open = (id: ItemId): void => {
    const item = board.get(id);
    if (item?.kind === 'card') events.emit('openCard', { item: id, proposal: item.proposal });
    else if (item?.kind === 'image') events.emit('openImage', id);
    else if (item) edit(id);
  };
  const menu = (at: Point, hit: Press['hit']): void => {
    if (hit.kind === 'nothing') workspace.select([]);
    else if (!workspace.isSelected(hit.id)) workspace.select([hit.id]);
    events.emit('contextMenu', { at, world: workspace.toWorld(at), items: workspace.selection });
  };

  let tool = toolOf(workspace, workspace.tool, created);
  events.on('tool', (choice) => {
    tool.cancel();
    tool = toolOf(workspace, choice, created);
    loop.request();
  });

  const pointer = new PointerInput({
    workspace,
    canvas: surface.overlayCanvas,
    tool: () => tool,
    now,
    began() {
      workspace.viewChosen = true;
      editing.stop();
      focus();
    },
    doubled(press) {
      if (workspace.tool.id !== 'select') return;
      if (press.hit.kind === 'item') {
        const item = scene.boxItem(press.hit.id);
        const column = item?.kind === 'table' ? columnTitleAt(item, press.world) : undefined;
        if (column === undefined) open(press.hit.id);
        else events.emit('openColumns', { item: press.hit.id, column });
      } else if (press.hit.kind === 'nothing') {
        const id = engine.createNote({ at: press.world });
        if (id !== undefined) edit(id);
      }
    },
    menu: (press) => menu(press.screen, press.hit),
    moved: () => loop.request(),
  });

  const clipboard = (event: ClipboardEvent): boolean => onClipboard(workspace, event);
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
    setInsets(insets) {
      workspace.insets = insets;
    },
    highlight(ids) {
      overlayPainter.notices = { ...overlayPainter.notices, highlighted: new Set(ids) };
      workspace.options.invalidate('overlay');
    },
    showAuthors(authors) {
      overlayPainter.notices = { ...overlayPainter.notices, authors };
      workspace.options.invalidate('overlay');
    },
    setReducedMotion(reduced) {
      workspace.reducedMotion = reduced;
    },
    invalidateCards() {
      painter.invalidateCards();
      workspace.options.invalidate('all');
    },

    invalidatePictures: () => workspace.options.invalidate('all'),

    ...viewCommands(workspace),
    paintMinimap: (canvas) => paintMinimap(canvas, workspace, painter.palette),
    minimapToWorld: (canvas, point) => minimapToWorld(canvas, workspace, point),
    ...itemCommands(workspace),
    react(stamp) {
      const nr = workspace.reaction?.nr ?? 0;
      // The first time one's own sign must not count as one from before.
      if (workspace.reaction === null) passing.show('own', { laser: null, reaction: null }, null, now());
      workspace.reaction = { stamp, nr: (nr + 1) % 1_000_000 };
      loop.request();
    },
    toggleMark(mark) {
      if (workspace.editing === null) toggleSelectionMark(workspace, mark);
      else editing.toggleMark(mark);
    },
    marks: () => (workspace.editing === null ? selectionMarks(workspace) : editing.marks()),
    edit,
    stopEditing: () => editing.stop(),

    handleClipboard: clipboard,
  };

  const keyboard = createKeyboard({
    workspace,
    engine,
    cancelPress: () => pointer.cancel(),
    open,
    place: () => placeByKey(workspace, edit),
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
      workspace.viewChosen = true;
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
    workspace.viewChosen = true;
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
  for (const type of ['copy', 'cut', 'paste'] as const) container.addEventListener(type, clipboard);
  fonts.addEventListener('loadingdone', onFonts);

  const stops = [
    board.observe((change) => {
      const places = scene.apply(change);
      for (const id of change.removed) painter.forget(id);
      if (!change.own) remote.settled([...change.changed, ...change.removed]);
      if (change.removed.length > 0) workspace.select(workspace.selection);
      // The words under the text field went away: with the item, or because it became a card.
      if (workspace.editing !== null && !board.text(workspace.editing)) editing.stop();
      if (!workspace.viewChosen) {
        workspace.viewChosen = true;
        if (!change.own) fitContent(workspace, false);
      }
      workspace.options.invalidate(places ? { places } : 'all');
      events.emit('change', undefined);
    }),
    undo.observe(() => events.emit('history', { canUndo: undo.canUndo(), canRedo: undo.canRedo() })),
    options.presence?.subscribe((states) => {
      remote.update(states, now());
      passing.keep(new Set([...states.map(({ client }) => client), 'own']));
      for (const state of states) {
        const sign = passing.show(state.client, state, state.cursor, now());
        if (sign !== undefined) events.emit('reaction', { person: state.person, stamp: sign });
      }
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
    for (const type of ['copy', 'cut', 'paste'] as const) container.removeEventListener(type, clipboard);
    for (const name of ['role', 'aria-label', 'tabindex']) container.removeAttribute(name);
    surface.destroy();
  }

  if (options.camera) workspace.setCamera(options.camera);
  else fitContent(workspace, false);
  // With no view given, the first content that comes is brought into sight, unless somebody has moved by then.
  workspace.viewChosen = options.camera !== undefined || scene.size > 0;
  ready = true;
  paint(now());
  return engine;
}
